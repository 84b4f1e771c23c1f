import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { cookies } from '../../../platform/contract/cookies.ts';
import styles from './pages.module.css';

type Words = { purpose: MessageDescriptor; life: MessageDescriptor };

/** Every cookie of the list, in words: one that has none does not compile. */
const words: Record<keyof typeof cookies, Words> = {
  session: {
    purpose: msg`Reconnaître une personne du personnel connectée`,
    life: msg`jusqu’à la déconnexion, douze heures au plus`,
  },
  operator: {
    purpose: msg`Reconnaître l’hébergeur, ou qui suit plusieurs établissements`,
    life: msg`jusqu’à la déconnexion, douze heures au plus`,
  },
  mark: {
    purpose: msg`Réserver un lien personnel au navigateur qui l’a ouvert`,
    life: msg`jusqu’à la fin du cours, vingt-quatre heures au plus`,
  },
  way: {
    purpose: msg`Revenir de la connexion de l’établissement dans le navigateur qui l’a demandée`,
    life: msg`dix minutes au plus`,
  },
  language: { purpose: msg`Garder la langue choisie`, life: msg`un an` },
  display: {
    purpose: msg`Garder le thème, le contraste, les lettres et les animations`,
    life: msg`un an`,
  },
};

const listed = Object.entries(cookies) as [
  keyof typeof cookies,
  (typeof cookies)[keyof typeof cookies],
][];

export function CookieTable() {
  const { i18n } = useLingui();
  return (
    <div className={styles.prose}>
      <h2 id="cookies">
        <Trans>Témoins déposés sur cet appareil</Trans>
      </h2>
      <p>
        <Trans>Ces témoins sont nécessaires, et ce sont les seuls.</Trans>
      </p>
      <table className={styles.table} aria-labelledby="cookies">
        <thead>
          <tr>
            <th scope="col">
              <Trans>Nom</Trans>
            </th>
            <th scope="col">
              <Trans>Pour quoi faire</Trans>
            </th>
            <th scope="col">
              <Trans>Combien de temps</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map(([key, cookie]) => (
            <tr key={key}>
              <th scope="row">
                <code>{cookie.name}</code>
              </th>
              <td>{i18n._(words[key].purpose)}</td>
              <td>{i18n._(words[key].life)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
