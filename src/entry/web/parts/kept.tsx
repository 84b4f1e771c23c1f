/** @jsxImportSource preact */
import { t } from '@lingui/core/macro';
import { type Address, said } from '../words.ts';
import { Icon } from './icons.tsx';
import styles from './kept.module.css';

/** What the school keeps of this lesson, or of this meeting of the staff, said before entering. */
export function Kept({ address, ofStaff }: { address: Address; ofStaff: boolean }) {
  return (
    <div class={styles.kept}>
      <Icon name="shield" />
      <p>
        {ofStaff
          ? t`Votre établissement garde votre nom et vos heures de présence avec la réunion.`
          : said(
              address,
              t`Ton établissement garde ton nom et tes heures de présence sur la feuille d’appel.`,
              t`Votre établissement garde votre nom et vos heures de présence sur la feuille d’appel.`,
            )}{' '}
        <a href="/apropos" target="_blank" rel="noopener">
          {t`Voir tout ce qui est gardé`}
          <span class="visuallyHidden"> {t`(dans un autre onglet)`}</span>
        </a>
      </p>
    </div>
  );
}
