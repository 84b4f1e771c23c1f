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

type Props = { meetingId: string; onDoor: (seatId: string) => void };

/** A lesson's lasting address: whoever is expected and signed in is brought to its door. */
export function LessonDoorPage({ meetingId, onDoor }: Props) {
  const { t } = useLingui();
  const { mutate, error, isPending } = useCome(onDoor);
  useEffect(() => mutate(meetingId), [mutate, meetingId]);
  return (
    <>
      <PageHead title={t`La porte du cours`} />
      {error === null ? <Skeleton rows={2} /> : <Trouble error={error} />}
      <div className={styles.ways}>
        {isProblem(error, 'entry.too_early') ? (
          <Button pending={isPending} onPress={() => mutate(meetingId)}>
            <Trans>Réessayer</Trans>
          </Button>
        ) : null}
        <Link href="/semaine">
          <Trans>Tous mes cours</Trans>
        </Link>
      </div>
    </>
  );
}

function Trouble({ error }: { error: Error }) {
  const { t } = useLingui();
  const format = useFormat(useMe().school.timeZone);
  const opensAt = error instanceof ProblemError ? error.params.opensAt : undefined;
  if (typeof opensAt === 'string') {
    const [day, hour] = [format.longDay(opensAt), format.hour(opensAt)];
    return (
      <Notice title={t`La porte n’est pas encore ouverte`}>
        <p>
          <Trans>
            Elle ouvre {day} à {hour}. Cette adresse reste la bonne.
          </Trans>
        </p>
      </Notice>
    );
  }
  if (isProblem(error, 'not_found'))
    return (
      <Notice tone="warn" title={t`Ce cours n’attend pas ce compte`}>
        <p>
          <Trans>
            Il est pour une autre classe, ou n’existe plus. L’enseignant peut donner un lien
            personnel.
          </Trans>
        </p>
      </Notice>
    );
  return <ProblemNotice error={error} />;
}
