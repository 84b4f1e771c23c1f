import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { changeTold, toast, toastProblem } from '../../platform/web/ui/index.ts';
import type { MeetingView } from '../contract/routes.ts';
import type { LessonActions } from './lesson-actions.ts';
import { useCancel, useOpen, useRestore } from './meetings.ts';
import { useStaffRoom } from './staff/staff.ts';
import { nameOf } from './words.ts';

/** The dialog on the screen, if any, and the lesson that it is about. */
export type OpenDialog =
  | { kind: 'none' }
  | { kind: 'plan' }
  | {
      kind: 'change' | 'hosts' | 'end' | 'links' | 'rights' | 'bans' | 'reservations';
      meeting: MeetingView;
    }
  /** The address of a meeting of the staff; `seatId`: it has just been opened. */
  | { kind: 'address'; meetingId: string; seatId?: string };

/** A lesson's actions: some happen at once and can be undone, the others ask in a dialog. */
export function useLessonActions(onOpened: (seatId: string) => void) {
  const { t } = useLingui();
  const [dialog, setDialog] = useState<OpenDialog>({ kind: 'none' });
  const open = useOpen();
  const cancel = useCancel();
  const restore = useRestore();
  const staffRoom = useStaffRoom();
  const restoreNow = (meeting: MeetingView) =>
    restore.mutate(meeting.meetingId, { onError: toastProblem });
  const actions: LessonActions = {
    opening: open.isPending ? open.variables : undefined,
    open: ({ meetingId }) => open.mutate(meetingId, { onSuccess: onOpened, onError: toastProblem }),
    address: ({ meetingId }) => setDialog({ kind: 'address', meetingId }),
    reservations: (meeting) => setDialog({ kind: 'reservations', meeting }),
    links: (meeting) => setDialog({ kind: 'links', meeting }),
    change: (meeting) => setDialog({ kind: 'change', meeting }),
    hosts: (meeting) => setDialog({ kind: 'hosts', meeting }),
    end: (meeting) => setDialog({ kind: 'end', meeting }),
    rights: (meeting) => setDialog({ kind: 'rights', meeting }),
    bans: (meeting) => setDialog({ kind: 'bans', meeting }),
    restore: restoreNow,
    cancel: (meeting) =>
      changeTold(cancel, meeting.meetingId, () =>
        toast(meeting.group ? t`${nameOf(meeting)} est annulé.` : t`La réunion est annulée.`, () =>
          restoreNow(meeting),
        ),
      ),
  };
  return {
    actions,
    dialog,
    plan: () => setDialog({ kind: 'plan' }),
    opensStaffRoom: staffRoom.isPending,
    openStaffRoom: () =>
      staffRoom.mutate(t`Réunion`, {
        onSuccess: (room) => setDialog({ kind: 'address', ...room }),
        onError: toastProblem,
      }),
    closeDialog: () => setDialog({ kind: 'none' }),
  };
}
