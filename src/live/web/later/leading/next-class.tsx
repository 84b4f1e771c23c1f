import { Plural, useLingui } from '@lingui/react/macro';
import { BookOpen } from 'lucide-react';
import { useEffect } from 'react';
import { caller } from '../../../../platform/web/index.ts';
import { cx } from '../../../../platform/web/looks/index.ts';
import type { readNext } from '../../../contract/turn-routes.ts';
import { useInClass, useUi } from '../../page/context.ts';
import styles from '../../page/header.module.css';
import { openDialog } from '../../page/ui-state.ts';
import { useStore } from '../../session/use-store.ts';

const askNext = caller<typeof readNext>('GET /api/seats/:seatId/class/next');

/** Those who come to the next lesson's door are told within this time. */
const EACH_MS = 15_000;

/** The class that waits for the next lesson, for the host: a press leads to the page that turns. */
export default function NextClass() {
  const { ui } = useInClass();
  const { t } = useLingui();
  const next = useUi((state) => state.next);
  useNext();
  if (next === null || next.waiting === 0) return null;
  return (
    <button
      type="button"
      className={cx(styles.chip, styles.next)}
      title={t`Finir ce cours et commencer le suivant`}
      onClick={() => openDialog(ui, { kind: 'finish' })}
    >
      <BookOpen size={18} aria-hidden />
      <span>
        <Plural
          value={next.waiting}
          one={`# élève de ${next.group} attend`}
          other={`# élèves de ${next.group} attendent`}
        />
      </span>
    </button>
  );
}

/** Asks again and again what follows, while the line is there. */
function useNext(): void {
  const { session, ui } = useInClass();
  const { seatId } = session;
  const isConnected = useStore(session.link, ({ kind }) => kind === 'connected');
  useEffect(() => {
    if (!isConnected) return;
    let isCurrent = true;
    const ask = async () => {
      // One that gets no answer leaves what was known; the next one comes soon.
      const reply = await askNext({ params: { seatId } }).catch(() => null);
      if (isCurrent && reply) ui.update((state) => ({ ...state, next: reply.next }));
    };
    void ask();
    const timer = setInterval(() => void ask(), EACH_MS);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [seatId, ui, isConnected]);
}
