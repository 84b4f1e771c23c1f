import { useLingui } from '@lingui/react/macro';
import { type DisplayKey, displayChoices } from '../display-choices.ts';
import { chooseDisplay } from '../display.ts';
import { switchLanguage } from '../i18n.ts';
import { languageNames, languages } from '../languages.ts';
import { Choices } from './Choices.tsx';
import { useDisplay, useLanguage } from './hooks.ts';
import styles from './shell.module.css';

/** Everything that a person may choose about the look of the pages, on this device. */
export function DisplayPanel() {
  const { t, i18n } = useLingui();
  const display = useDisplay();
  const language = useLanguage();
  return (
    <div className={styles.panel}>
      <Choices
        label={t`Langue`}
        value={language}
        onChange={(to) => void switchLanguage(to)}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
      />
      {displayChoices.map((choice) => (
        <Choices<string>
          key={choice.key}
          label={i18n._(choice.label)}
          value={display[choice.key as DisplayKey]}
          onChange={(value) => chooseDisplay({ [choice.key]: value })}
          options={choice.options.map(({ value, label }) => ({ value, label: i18n._(label) }))}
        />
      ))}
      <p className={styles.small}>{t`Ces choix restent sur cet appareil.`}</p>
    </div>
  );
}
