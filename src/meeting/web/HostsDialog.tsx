import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Format } from '../../platform/web/index.ts';
import { Dialog, ProblemNotice, toast } from '../../platform/web/ui/index.ts';
import type { MeetingView } from '../contract/routes.ts';
import { CoHosts } from './CoHosts.tsx';
import { draftOf } from './draft.ts';
import { LESSON_FORM } from './LessonForm.tsx';
import { LessonFormFooter } from './LessonFormFooter.tsx';
import { useChangeHours } from './meetings.ts';
import { plannerOf } from './words.ts';

type Props = { meeting: MeetingView; format: Format; onClose: () => void };

/** While a lesson goes on, who leads it is all that changes of it. */
export function HostsDialog({ meeting, format, onClose }: Props) {
  const { t } = useLingui();
  const { startsAt, endsAt } = meeting;
  const [draft, setDraft] = useState(() =>
    draftOf(meeting, format.day(startsAt), format.wallTime(startsAt), format.wallTime(endsAt)),
  );
  const change = useChangeHours(meeting.meetingId);
  const send = () =>
    change.mutate(draft, {
      onSuccess: () => {
        toast(t`C’est enregistré.`);
        onClose();
      },
    });
  return (
    <Dialog
      title={t`Avec qui animer ce cours`}
      isOpen
      onClose={onClose}
      footer={
        <LessonFormFooter saving={change.isPending} onClose={onClose} label={t`Enregistrer`} />
      }
    >
      {change.error ? <ProblemNotice error={change.error} /> : null}
      <form
        id={LESSON_FORM}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p>
          <Trans>Une personne retirée sort aussitôt de la salle.</Trans>
        </p>
        <CoHosts
          groupId={draft.groupId}
          plannerId={plannerOf(meeting)}
          chosen={draft.coHostIds}
          onChosen={(coHostIds) => setDraft({ ...draft, coHostIds })}
          otherwise={
            <p>
              <Trans>Personne d’autre n’enseigne dans cette classe ni ne l’accompagne.</Trans>
            </p>
          }
        />
      </form>
    </Dialog>
  );
}
