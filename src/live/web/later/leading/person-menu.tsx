import type { ClassSeat } from '../../../contract/routes.ts';
import { ActionsMenu } from './actions-menu.tsx';
import { usePersonEntries } from './person-entries.tsx';

/** What a host can do for or with one person. */
export default function PersonMenu({ seat, name }: { seat: ClassSeat; name: string }) {
  const entries = usePersonEntries(seat);
  return entries.length === 0 ? null : <ActionsMenu name={name} entries={entries} />;
}
