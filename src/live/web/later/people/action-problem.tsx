import { sayProblem } from '../../../../platform/web/index.ts';
import styles from './people.module.css';

/** Why an action was refused, said at once. */
export function ActionProblem({ error }: { error: unknown }) {
  const words = error === null ? null : sayProblem(error);
  return (
    <div role="alert">
      {words ? (
        <p className={styles.problem}>
          <strong>{words.title}.</strong> {words.remedy}
        </p>
      ) : null}
    </div>
  );
}
