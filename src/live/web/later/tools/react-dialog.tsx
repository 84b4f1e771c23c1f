import { useLingui } from '@lingui/react/macro';
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx';
import { reactionKinds } from '../../../contract/reactions.ts';
import { useSession } from '../../page/context.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { useAction } from '../../people/use-action.ts';
import { react } from '../../session/api.ts';
import { signs, useReactionWords } from './reaction-words.ts';
import styles from './tools.module.css';

/** One press says it to the class, and closes. */
export function ReactDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { seatId } = useSession();
  const words = useReactionWords();
  const { pending, problem, run } = useAction();
  return (
    <Dialog title={t`Réagir`} isOpen onClose={onClose} dismissable>
      <div className={styles.signs}>
        {reactionKinds.map((kind) => {
          const Sign = signs[kind];
          return (
            <button
              key={kind}
              type="button"
              className={styles.sign}
              aria-disabled={pending !== null}
              onClick={() =>
                void run(kind, () => react({ params: { seatId }, body: { kind } })).then(
                  (isDone) => isDone && onClose(),
                )
              }
            >
              <Sign size={32} aria-hidden />
              <span>{words[kind]}</span>
            </button>
          );
        })}
      </div>
      <ActionProblem error={problem} />
    </Dialog>
  );
}
