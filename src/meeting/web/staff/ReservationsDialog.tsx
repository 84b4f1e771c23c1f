import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Dialog, ProblemNotice, Skeleton } from '../../../platform/web/ui/index.ts';
import { listedName } from '../../../school/contract/names.ts';
import type { PersonView } from '../../../school/contract/people.ts';
import styles from './staff.module.css';
import { reservationsQuery } from './staff.ts';

type Props = { meeting: { meetingId: string; title: string }; onClose: () => void };

/** Who holds a place in a meeting of the staff, and who waits for one. */
export function ReservationsDialog({ meeting, onClose }: Props) {
  const { t } = useLingui();
  const reserved = useQuery(reservationsQuery(meeting.meetingId));
  return (
    <Dialog title={t`Places réservées`} isOpen dismissable onClose={onClose}>
      <p className={styles.soft}>{meeting.title}</p>
      {reserved.isPending ? <Skeleton rows={4} /> : null}
      {reserved.error ? (
        <ProblemNotice error={reserved.error} onRetry={() => void reserved.refetch()} />
      ) : null}
      {reserved.data ? (
        <>
          <h3 className={styles.caption}>
            <Trans>
              <Plural
                value={reserved.data.held.length}
                one="# place réservée"
                other="# places réservées"
              />{' '}
              sur {reserved.data.places}
            </Trans>
          </h3>
          <Names people={reserved.data.held} />
          {reserved.data.waiting.length > 0 ? (
            <>
              <h3 className={styles.caption}>
                <Trans>Liste d’attente, dans l’ordre</Trans>
              </h3>
              <Names people={reserved.data.waiting} />
            </>
          ) : null}
        </>
      ) : null}
    </Dialog>
  );
}

function Names({ people }: { people: readonly PersonView[] }) {
  if (people.length === 0)
    return (
      <p className={styles.soft}>
        <Trans>Personne n’a encore réservé.</Trans>
      </p>
    );
  return (
    <ol className={styles.reserved}>
      {people.map(({ personId, name }) => (
        <li key={personId}>{listedName(name)}</li>
      ))}
    </ol>
  );
}
