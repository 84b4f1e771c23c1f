import { caller } from '../../../../platform/web/index.ts';
import type * as routes from '../../../contract/hint-routes.ts';
import type { HintName } from '../../../contract/hints.ts';
import type { Ui } from '../../page/ui-state.ts';
import { Store } from '../../session/store.ts';

const readHints = caller<typeof routes.readHints>('GET /api/hints');
const setHints = caller<typeof routes.setHints>('PUT /api/hints');

/** What the person has closed; `null` before it is known, when nothing is shown. */
type Closed = Store<readonly HintName[] | null>;
const known = new WeakMap<Ui, Closed>();

/** The hints that were closed, for all parts of one page. */
export function closedHints(ui: Ui): Closed {
  const closed = known.get(ui) ?? new Store<readonly HintName[] | null>(null);
  known.set(ui, closed);
  return closed;
}

/** Asks once. A page that cannot know shows nothing: hints help, and nobody needs them to teach. */
export async function learnHints(ui: Ui): Promise<void> {
  const closed = closedHints(ui);
  if (closed.get() !== null) return;
  const reply = await readHints({}).catch(() => null);
  if (reply && closed.get() === null) closed.set(reply.closed);
}

/**
 * Closes hints, or shows all of them again (none closed): at once on this page. What the server could not be
 * told goes with the next press, since each tells it all of them; else the hint comes again in another lesson.
 */
export function keepHints(ui: Ui, hints: readonly HintName[]): void {
  closedHints(ui).set(hints);
  setHints({ body: { closed: [...hints] } }).catch(() => undefined);
}
