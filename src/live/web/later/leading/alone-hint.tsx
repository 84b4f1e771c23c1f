import { Trans } from '@lingui/react/macro';
import { Info } from 'lucide-react';
import { useClass, useIsOfStaff } from '../../page/context.ts';
import styles from './alone-hint.module.css';

/** An empty class teaches: what will happen next, and where. */
export default function AloneHint() {
  const waiting = useClass(({ knocking }) => knocking.size);
  const isOfStaff = useIsOfStaff();
  const isElsewhere = useClass(({ breakouts }) => breakouts !== null);
  if (waiting > 0 || isElsewhere) return null;
  return (
    <p className={styles.hint}>
      <Info size={20} aria-hidden />
      <span>
        {isOfStaff ? (
          <Trans>La réunion est ouverte. À vous de faire entrer les collègues qui frappent.</Trans>
        ) : (
          <Trans>
            La classe est ouverte. Les élèves qui frappent apparaissent dans « Personnes » : à vous
            de les faire entrer.
          </Trans>
        )}
      </span>
    </p>
  );
}
