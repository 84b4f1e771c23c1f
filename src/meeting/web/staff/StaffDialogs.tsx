import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Format } from '../../../platform/web/index.ts';
import { Dialog, focusFirstFault, ProblemNotice, toast } from '../../../platform/web/ui/index.ts';
import type { MeetingView } from '../../contract/routes.ts';
import { LessonFormFooter } from '../LessonFormFooter.tsx';
import { newStaffDraft, type StaffDraft, staffDraftOf, staffFaults } from './staff-draft.ts';
import { StaffForm } from './StaffForm.tsx';
import { useChangeMeeting, usePlanMeeting } from './staff.ts';

type DialogProps = { format: Format; onClose: () => void };

/** Plans a meeting of the staff. */
export function PlanMeetingDialog({ format, now, onClose }: DialogProps & { now: Date }) {
  const { t } = useLingui();
  const plan = usePlanMeeting();
  const [draft, setDraft] = useState(() => newStaffDraft(format.day(now), format.wallTime(now)));
  const send = () =>
    plan.mutate(draft, {
      onSuccess: () => {
        toast(t`La réunion est prévue.`);
        onClose();
      },
    });
  return (
    <StaffDialog
      title={t`Prévoir une réunion`}
      label={t`Prévoir`}
      draft={draft}
      onDraft={setDraft}
      sending={plan}
      onSend={send}
      onClose={onClose}
    />
  );
}

/** Changes a planned meeting's hours, and who comes. */
export function ChangeMeetingDialog({
  meeting,
  format,
  onClose,
}: DialogProps & { meeting: MeetingView }) {
  const { t } = useLingui();
  const { startsAt, endsAt } = meeting;
  const change = useChangeMeeting(meeting.meetingId);
  const [draft, setDraft] = useState(() =>
    staffDraftOf(meeting, format.day(startsAt), format.wallTime(startsAt), format.wallTime(endsAt)),
  );
  const send = () =>
    change.mutate(draft, {
      onSuccess: () => {
        toast(t`La réunion est modifiée.`);
        onClose();
      },
    });
  return (
    <StaffDialog
      title={t`Modifier la réunion`}
      label={t`Enregistrer`}
      draft={draft}
      onDraft={setDraft}
      sending={change}
      onSend={send}
      onClose={onClose}
    />
  );
}

type Props = {
  title: string;
  label: string;
  draft: StaffDraft;
  onDraft: (draft: StaffDraft) => void;
  sending: { isPending: boolean; error: Error | null };
  onSend: () => void;
  onClose: () => void;
};

function StaffDialog({ title, label, draft, onDraft, sending, onSend, onClose }: Props) {
  const [tried, setTried] = useState(false);
  const faults = staffFaults(draft);
  const send = (form: HTMLFormElement) => {
    setTried(true);
    if (Object.keys(faults).length > 0) return focusFirstFault(form);
    onSend();
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={<LessonFormFooter saving={sending.isPending} onClose={onClose} label={label} />}
    >
      {sending.error ? <ProblemNotice error={sending.error} /> : null}
      <StaffForm draft={draft} onDraft={onDraft} onSubmit={send} faults={tried ? faults : {}} />
    </Dialog>
  );
}
