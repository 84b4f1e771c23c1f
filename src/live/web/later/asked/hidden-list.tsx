import { useLingui } from '@lingui/react/macro';
import { useAddress } from '../../page/context.ts';
import styles from '../people/people.module.css';

/** Why the list shows nobody else. */
export default function HiddenList() {
  const { t } = useLingui();
  const say = useAddress();
  return (
    <p className={styles.empty}>
      {say(
        t`Ton professeur n’affiche pas la liste des autres élèves.`,
        t`La liste des autres personnes n’est pas affichée.`,
      )}
    </p>
  );
}
