import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { Button, Chip, toastProblem, useFormat } from '../../../platform/web/ui/index.ts';
import type { InvitationView, OperatedSchool } from '../../contract/operators/routes.ts';
import { useInvite } from './api.ts';
import { InvitationDialog } from './InvitationDialog.tsx';
import styles from './operators.module.css';
import { SuspendedChip, SuspensionButton } from './Suspension.tsx';

type Props = { schools: readonly OperatedSchool[]; isHost: boolean };

/** Schools by name: the contract, the numbers, and for the host a new link while nobody can sign. */
export function SchoolTable({ schools, isHost }: Props) {
  const [shown, setShown] = useState<InvitationView | null>(null);
  return (
    <>
      <ul className={styles.list}>
        {schools.map((school) => (
          <li key={school.schoolId} className={styles.row}>
            <div className={styles.name}>
              <h2>{school.name}</h2>
              <p className={styles.soft}>{school.uai}</p>
            </div>
            <Standing school={school} />
            <Numbers school={school} />
            {school.suspended ? (
              <SuspendedChip suspended={school.suspended} by={school.suspendedBy} />
            ) : null}
            {isHost ? <SuspensionButton school={school} /> : null}
            {isHost && !school.installed ? <Invite school={school} onInvited={setShown} /> : null}
          </li>
        ))}
      </ul>
      <InvitationDialog invitation={shown} onClose={() => setShown(null)} />
    </>
  );
}

function Standing({ school }: { school: OperatedSchool }) {
  const format = useFormat('Europe/Paris');
  if (school.signedAt === null)
    return (
      <Chip tone="warn">
        {school.installed ? (
          <Trans>Contrat à accepter</Trans>
        ) : (
          <Trans>Signataire invité, sans compte encore</Trans>
        )}
      </Chip>
    );
  const day = format.date(school.signedAt);
  return (
    <Chip tone="good">
      <Trans>Contrat accepté, le {day}</Trans>
    </Chip>
  );
}

function Numbers({ school: { counts } }: { school: OperatedSchool }) {
  return (
    <p className={styles.soft}>
      <Plural value={counts.pupils} _0="aucun élève" one="# élève" other="# élèves" />
      {', '}
      <Plural value={counts.staff} one="# adulte" other="# adultes" />
      {', '}
      <Plural value={counts.groups} _0="aucune classe" one="# classe" other="# classes" />
      {', '}
      <Plural
        value={counts.lessons}
        _0="aucun cours ouvert"
        one="# cours ouvert"
        other="# cours ouverts"
      />
    </p>
  );
}

type InviteProps = { school: OperatedSchool; onInvited: (invitation: InvitationView) => void };

function Invite({ school, onInvited }: InviteProps) {
  const { t } = useLingui();
  const invite = useInvite();
  const { name } = school;
  return (
    <Button
      look="ghost"
      size="small"
      aria-label={t`Nouveau lien pour ${name}`}
      pending={invite.isPending}
      icon={<Link2 size={18} aria-hidden />}
      onPress={() =>
        invite.mutate(school.schoolId, { onSuccess: onInvited, onError: toastProblem })
      }
    >
      <Trans>Nouveau lien</Trans>
    </Button>
  );
}
