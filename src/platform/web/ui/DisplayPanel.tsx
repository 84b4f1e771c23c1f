import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type DisplayKey, displayChoices } from '../display-choices.ts';
import { chooseDisplay } from '../display.ts';
import { switchLanguage } from '../i18n.ts';
import { type Language, languageNames, languages } from '../languages.ts';
import { Choices } from './Choices.tsx';
import { useDisplay, useLanguage } from './hooks.ts';
import styles from './shell.module.css';

/** Everything that a person may choose about the look of the pages, on this device. */
export function DisplayPanel() {
  const { t, i18n } = useLingui();
  const display = useDisplay();
  const language = useLanguage();
  // The choice shows at once; the texts may take a moment to come.
  const [wanted, setWanted] = useState(language);
  const choose = (to: Language) => {
    setWanted(to);
    void switchLanguage(to);
  };
  return (
    <div className={styles.panel}>
      <Choices
        label={t`Langue`}
        value={wanted}
        onChange={choose}
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
