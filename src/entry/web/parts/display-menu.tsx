/** @jsxImportSource preact */
import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import {
  chooseDisplay,
  display,
  displayChoices,
  language,
  languageNames,
  languages,
  onDisplayChange,
  switchLanguage,
} from '../../../platform/web/index.ts';
import { choiceParts } from '../../../platform/web/looks/index.ts';
import styles from './display-menu.module.css';
import { Icon } from './icons.tsx';

/** Language and look of the pages on this device, folded away at the foot of the page. */
export function DisplayMenu() {
  const [chosen, setChosen] = useState(display());
  useEffect(() => onDisplayChange(() => setChosen(display())), []);
  return (
    <footer class={styles.footer}>
      <details class={styles.menu}>
        <summary class={styles.summary}>
          <Icon name="settings" size={18} />
          {t`Langue et affichage`}
        </summary>
        <div class={styles.panel}>
          <Choice
            name="language"
            label={t`Langue`}
            value={language()}
            options={languages.map((value) => ({ value, label: languageNames[value] }))}
            onChoose={(value) => void switchLanguage(value)}
          />
          {displayChoices.map(({ key, label, options }) => (
            <Choice<string>
              key={key}
              name={key}
              label={i18n._(label)}
              value={chosen[key]}
              options={options.map((option) => ({
                value: option.value,
                label: i18n._(option.label),
              }))}
              onChoose={(value) => chooseDisplay({ [key]: value })}
            />
          ))}
        </div>
      </details>
    </footer>
  );
}

function Choice<V extends string>(props: {
  name: string;
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChoose: (value: V) => void;
}) {
  return (
    <fieldset>
      <legend class={styles.legend}>{props.label}</legend>
      <div class={choiceParts.pills}>
        {props.options.map(({ value, label }) => (
          <label key={value} class={choiceParts.pill}>
            <input
              type="radio"
              name={props.name}
              checked={value === props.value}
              onChange={() => props.onChoose(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
