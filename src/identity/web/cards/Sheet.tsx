import { Trans, useLingui } from '@lingui/react/macro';
import { calledName } from '../../../school/contract/names.ts';
import type { CardView } from '../../contract/accounts.ts';
import { Qr } from '../Qr.tsx';
import { cardAddress } from '../prefill.ts';
import styles from './cards.module.css';

type Props = {
  group: string;
  school: string;
  cards: readonly CardView[];
  withPassword: boolean;
};

/** Eight cards on each A4 page, to cut along the lines. */
export function Sheet({ group, school, cards, withPassword }: Props) {
  const { t } = useLingui();
  return (
    <ul className={styles.sheet}>
      {cards.map(({ person, username, password }) => (
        <li key={person.personId} className={styles.card}>
          <div className={styles.words}>
            <strong className={styles.name}>{calledName(person.name)}</strong>
            <span className={styles.school}>
              {group}, {school}
            </span>
            <dl>
              <dt>
                <Trans>Identifiant</Trans>
              </dt>
              <dd>{username}</dd>
              <dt>
                <Trans>Mot de passe, sans accent ni majuscule</Trans>
              </dt>
              <dd>{password}</dd>
            </dl>
          </div>
          <div className={styles.code}>
            <Qr
              text={cardAddress(location.origin, username, withPassword ? password : null)}
              label={t`Image de la page de connexion pour ${calledName(person.name)}`}
            />
            <span>{location.host}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
