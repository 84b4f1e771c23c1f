/** @jsxImportSource preact */
import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { useEffect, useReducer } from 'preact/hooks';
import { type DisplayKey, displayChoices } from '../display-choices.ts';
import { chooseDisplay, display, onDisplayChange } from '../display.ts';
import { language, switchLanguage } from '../i18n.ts';
import { type Language, languageNames, languages } from '../languages.ts';
import { choiceParts, fieldParts } from '../looks/index.ts';

/** Everything that a person may choose about the look of the pages, for pages without React. */
export function DisplayPanel() {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => onDisplayChange(() => redraw(undefined)), []);
  const current = display();
  return (
    <>
      <Choice
        label={t`Langue`}
        name="language"
        value={language()}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        onChoose={(value) => void switchLanguage(value as Language)}
      />
      {displayChoices.map((choice) => (
        <Choice
          key={choice.key}
          label={i18n._(choice.label)}
          name={choice.key}
          value={current[choice.key as DisplayKey]}
          options={choice.options.map(({ value, label }) => ({ value, label: i18n._(label) }))}
          onChoose={(value) => chooseDisplay({ [choice.key]: value })}
        />
      ))}
    </>
  );
}

type ChoiceProps = {
  label: string;
  name: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
};

function Choice({ label, name, value, options, onChoose }: ChoiceProps) {
  return (
    <fieldset class={fieldParts.field}>
      <legend class={fieldParts.label}>{label}</legend>
      <div class={choiceParts.pills}>
        {options.map((option) => (
          <label key={option.value} class={choiceParts.pill}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
