import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useMe } from '../../../identity/web/index.ts';
import { isProblem, ProblemError } from '../../../platform/web/index.ts';
import {
  Button,
  Link,
  Notice,
  PageHead,
  ProblemNotice,
  Skeleton,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import styles from './coming.module.css';
import { useCome } from './lessons.ts';

type Props = {
  meetingId: string;
  /** The address is a staff meeting's. */
  ofStaff?: boolean;
  onDoor: (seatId: string) => void;
};

/** A lesson's lasting address: whoever is expected and signed in is brought to its door. */
export function LessonDoorPage({ meetingId, ofStaff = false, onDoor }: Props) {
  const { t } = useLingui();
  const { mutate, error, isPending } = useCome(onDoor);
  useEffect(() => mutate(meetingId), [mutate, meetingId]);
  return (
    <>
      <PageHead title={ofStaff ? t`La porte de la réunion` : t`La porte du cours`} />
      {error === null ? <Skeleton rows={2} /> : <Trouble error={error} ofStaff={ofStaff} />}
      <div className={styles.ways}>
        {isProblem(error, 'entry.too_early') ? (
          <Button pending={isPending} onPress={() => mutate(meetingId)}>
            <Trans>Réessayer</Trans>
          </Button>
        ) : null}
        <Link href="/semaine">
          {ofStaff ? <Trans>Ma semaine</Trans> : <Trans>Tous mes cours</Trans>}
        </Link>
      </div>
    </>
  );
}

function Trouble({ error, ofStaff }: { error: Error; ofStaff: boolean }) {
  const { t } = useLingui();
  const format = useFormat(useMe().school.timeZone);
  const opensAt = error instanceof ProblemError ? error.params.opensAt : undefined;
  if (typeof opensAt === 'string') {
    const [day, hour] = [format.longDay(opensAt), format.hour(opensAt)];
    return (
      <Notice title={t`La porte n’est pas encore ouverte`}>
        <p>
          <Trans>
            Elle s’ouvre {day} à {hour}. Cette adresse reste la bonne.
          </Trans>
        </p>
      </Notice>
    );
  }
  if (isProblem(error, 'not_found') && ofStaff)
    return (
      <Notice tone="warn" title={t`Cette réunion n’attend pas ce compte`}>
        <p>
          <Trans>
            Elle est pour le personnel de l’établissement, ou n’existe plus. Vérifier l’adresse avec
            qui l’a donnée.
          </Trans>
        </p>
      </Notice>
    );
  if (isProblem(error, 'not_found'))
    return (
      <Notice tone="warn" title={t`Ce cours n’attend pas ce compte`}>
        <p>
          <Trans>
            Il est pour une autre classe, ou n’existe plus. Le professeur peut donner un lien
            personnel.
          </Trans>
        </p>
      </Notice>
    );
  return <ProblemNotice error={error} />;
}
