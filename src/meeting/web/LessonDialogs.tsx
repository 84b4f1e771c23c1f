import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Format } from '../../platform/web/index.ts';
import {
  Dialog,
  focusFirstFault,
  ProblemNotice,
  Skeleton,
  toast,
} from '../../platform/web/ui/index.ts';
import { can } from '../../access/contract/abilities.ts';
import { actingAs, ownSchool, useMe } from '../../identity/web/index.ts';
import { groupsQuery } from '../../school/web/index.ts';
import type { MeetingView } from '../contract/routes.ts';
import { CoHosts } from './CoHosts.tsx';
import { type Draft, draftOf, faultsOf, newDraft } from './draft.ts';
import { LessonForm } from './LessonForm.tsx';
import { LessonFormFooter } from './LessonFormFooter.tsx';
import { useChangeHours, usePlan } from './meetings.ts';
import { plannerOf } from './words.ts';

type DialogProps = { format: Format; onClose: () => void };

/** Plans a lesson, or a series. */
export function PlanDialog({ format, now, onClose }: DialogProps & { now: Date }) {
  const { t } = useLingui();
  const me = useMe();
  const groups = useQuery(groupsQuery);
  const offered = groups.data?.filter(({ mine }) =>
    can(actingAs(me), 'meeting.plan', { ...ownSchool, mine }),
  );
  const [draft, setDraft] = useState<Draft>(() =>
    newDraft(format.day(now), format.wallTime(now), ''),
  );
  const [tried, setTried] = useState(false);
  const plan = usePlan();
  // The teacher's first class is chosen as soon as it is known, and stays free to change.
  const filled = draft.groupId === '' ? { ...draft, groupId: offered?.[0]?.groupId ?? '' } : draft;
  const faults = faultsOf(filled);
  const send = (form: HTMLFormElement) => {
    setTried(true);
    if (Object.keys(faults).length > 0) return focusFirstFault(form);
    plan.mutate(filled, {
      onSuccess: (meetings) => {
        toast(
          meetings.length > 1 ? t`${meetings.length} cours sont prévus.` : t`Le cours est prévu.`,
        );
        onClose();
      },
    });
  };
  return (
    <Dialog
      title={t`Prévoir un cours`}
      isOpen
      onClose={onClose}
      footer={<LessonFormFooter saving={plan.isPending} onClose={onClose} label={t`Prévoir`} />}
    >
      {plan.error ? <ProblemNotice error={plan.error} /> : null}
      {groups.error ? (
        <ProblemNotice error={groups.error} onRetry={() => void groups.refetch()} />
      ) : null}
      {offered?.length === 0 ? (
        <p>
          <Trans>
            Vous n’enseignez encore dans aucune classe. L’établissement, qui tient les listes, peut
            vous y ajouter.
          </Trans>
        </p>
      ) : null}
      {groups.isPending ? (
        <Skeleton rows={4} />
      ) : (
        <LessonForm
          draft={filled}
          onDraft={setDraft}
          onSubmit={send}
          faults={tried ? faults : {}}
          groups={offered ?? []}
        >
          <CoHosts
            groupId={filled.groupId}
            plannerId={me.personId}
            chosen={filled.coHostIds}
            onChosen={(coHostIds) => setDraft({ ...filled, coHostIds })}
          />
        </LessonForm>
      )}
    </Dialog>
  );
}

/** Changes one lesson's title, hours, or who leads it. */
export function ChangeDialog({ meeting, format, onClose }: DialogProps & { meeting: MeetingView }) {
  const { t } = useLingui();
  const { startsAt, endsAt } = meeting;
  const [draft, setDraft] = useState<Draft>(() =>
    draftOf(meeting, format.day(startsAt), format.wallTime(startsAt), format.wallTime(endsAt)),
  );
  const change = useChangeHours(meeting.meetingId);
  const faults = faultsOf(draft);
  const send = (form: HTMLFormElement) => {
    if (Object.keys(faults).length > 0) return focusFirstFault(form);
    change.mutate(draft, {
      onSuccess: () => {
        toast(t`Le cours est modifié. Les liens des élèves restent les mêmes.`);
        onClose();
      },
    });
  };
  return (
    <Dialog
      title={t`Modifier le cours`}
      isOpen
      onClose={onClose}
      footer={
        <LessonFormFooter saving={change.isPending} onClose={onClose} label={t`Enregistrer`} />
      }
    >
      {change.error ? <ProblemNotice error={change.error} /> : null}
      <LessonForm draft={draft} onDraft={setDraft} onSubmit={send} faults={faults}>
        <CoHosts
          groupId={draft.groupId}
          plannerId={plannerOf(meeting)}
          chosen={draft.coHostIds}
          onChosen={(coHostIds) => setDraft({ ...draft, coHostIds })}
        />
      </LessonForm>
    </Dialog>
  );
}
