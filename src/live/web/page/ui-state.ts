import type { NextLesson } from '../../contract/turn-routes.ts';
import { Store } from '../session/store.ts';
import type { LayoutChoice } from '../stage/layout.ts';

export type DialogName =
  | { kind: 'devices' }
  | { kind: 'help' }
  | { kind: 'finish' }
  | { kind: 'remove'; seatId: string }
  | { kind: 'rename'; seatId: string }
  /** Of everybody (`null`), or of one person. */
  | { kind: 'rights'; seatId: string | null }
  | { kind: 'problem'; error: unknown }
  | { kind: 'timer' }
  | { kind: 'react' }
  | { kind: 'door' }
  | { kind: 'remake' };

export type Panel = 'people' | 'messages' | 'polls' | 'breakouts';

/** What the person does with the page itself; none of it concerns the others. */
export type UiState = {
  layout: LayoutChoice | null;
  panel: Panel | null;
  /** Messages that came since one last looked. */
  unread: number;
  dialog: DialogName | null;
  pickedScreen: string | null;
  knockSound: boolean;
  /** A sound for messages: who leads hears them, thirty pupils do not, until they say otherwise (`null`). */
  messageSound: boolean | null;
  /** Whether the page says at its top that somebody knocks. */
  knockSign: boolean;
  /** Keys of one letter can be turned off (WCAG 2.1.4). */
  letterKeys: boolean;
  /** What follows in a host's room, as the server said last. */
  next: NextLesson | null;
};

export const firstUi = (panel: UiState['panel']): UiState => ({
  layout: null,
  panel,
  unread: 0,
  dialog: null,
  pickedScreen: null,
  knockSound: true,
  messageSound: null,
  knockSign: true,
  letterKeys: true,
  next: null,
});

export type Ui = Store<UiState>;

export const openDialog = (ui: Ui, dialog: DialogName | null): void =>
  ui.update((state) => ({ ...state, dialog }));

export const togglePanel = (ui: Ui, panel: Panel): void =>
  ui.update((state) => ({ ...state, panel: state.panel === panel ? null : panel }));

export const openPanel = (ui: Ui, panel: Panel): void =>
  ui.update((state) => ({ ...state, panel }));

export const closePanel = (ui: Ui): void => ui.update((state) => ({ ...state, panel: null }));
