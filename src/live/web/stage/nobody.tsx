import { useLingui } from '@lingui/react/macro';
import { School } from 'lucide-react';
import { useAddress } from '../page/context.ts';
import styles from './stage.module.css';

/** The large place when whom it is for is not there. */
export function Nobody({ why }: { why: 'alone' | 'teacher_away' }) {
  const { t } = useLingui();
  const say = useAddress();
  const words =
    why === 'alone'
      ? t`Il n’y a encore personne d’autre.`
      : say(
          t`Ton professeur n’est pas là pour l’instant. Reste ici, il revient.`,
          t`Le professeur n’est pas là pour l’instant. Restez ici, il revient.`,
        );
  return (
    <div className={styles.nobody}>
      <School size={56} aria-hidden />
      <p>{words}</p>
    </div>
  );
}
