import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { DoorClosed } from 'lucide-react';
import { useMe } from '../../../identity/web/index.ts';
import type { MeetingView } from '../../../meeting/contract/routes.ts';
import { caller } from '../../../platform/web/index.ts';
import {
  Button,
  Chip,
  Dialog,
  EmptyState,
  ProblemNotice,
  Skeleton,
  toast,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import { calledName, listedName } from '../../../school/contract/names.ts';
import type { BanView, liftBan, readDoor } from '../../contract/door-routes.ts';
import styles from './bans.module.css';
import { useReasons, useSpans } from './words.ts';

const callRead = caller<typeof readDoor>('GET /api/meetings/:meetingId/door');
const callLift = caller<typeof liftBan>('POST /api/meetings/:meetingId/bans/:banId/lift');

type Props = { meeting: MeetingView; onClose: () => void };

/** Who was excluded from a lesson, why, by whom and until when; each exclusion can be lifted. */
export function BansDialog({ meeting, onClose }: Props) {
  const { t } = useLingui();
  const { meetingId } = meeting;
  const client = useQueryClient();
  const queryKey = ['door', meetingId];
  const door = useQuery({
    queryKey,
    queryFn: ({ signal }) => callRead({ params: { meetingId } }, { signal }),
  });
  const lifting = useMutation({
    mutationFn: (banId: string) => callLift({ params: { meetingId, banId } }),
    onSuccess: (read) => {
      client.setQueryData(queryKey, read);
      toast(t`L’exclusion est levée.`);
    },
  });
  return (
    <Dialog title={t`Exclusions`} isOpen dismissable onClose={onClose}>
      {door.isPending ? <Skeleton rows={2} /> : null}
      {door.error ? <ProblemNotice error={door.error} onRetry={() => void door.refetch()} /> : null}
      {lifting.error ? <ProblemNotice error={lifting.error} /> : null}
      {door.data?.bans.length === 0 ? (
        <EmptyState
          icon={<DoorClosed size={28} aria-hidden />}
          title={t`Personne n’est exclu de ce cours`}
        >
          <Trans>Une exclusion se décide pendant le cours, depuis la liste des personnes.</Trans>
        </EmptyState>
      ) : null}
      <ul className={styles.bans}>
        {door.data?.bans.map((ban) => (
          <BanRow
            key={ban.banId}
            ban={ban}
            pending={lifting.isPending && lifting.variables === ban.banId}
            onLift={() => lifting.mutate(ban.banId)}
          />
        ))}
      </ul>
    </Dialog>
  );
}

type RowProps = { ban: BanView; pending: boolean; onLift: () => void };

function BanRow({ ban, pending, onLift }: RowProps) {
  const { t } = useLingui();
  const format = useFormat(useMe().school.timeZone);
  const reasons = useReasons();
  const spans = useSpans();
  const name = listedName(ban.name);
  const day = format.longDay(ban.at);
  const hour = format.hour(ban.at);
  const by = ban.by ? calledName(ban.by) : null;
  return (
    <li className={styles.ban}>
      <div className={styles.words}>
        <strong>{name}</strong>
        <span>{[ban.reason && reasons[ban.reason], ban.note].filter(Boolean).join(' · ')}</span>
        <span className={styles.soft}>
          {by === null ? t`${day} à ${hour}` : t`${day} à ${hour}, par ${by}`}
        </span>
      </div>
      {ban.liftedAt === null ? (
        <div className={styles.side}>
          <Chip tone="warn">{spans[ban.lasts]}</Chip>
          <Button
            look="ghost"
            size="small"
            aria-label={t`Lever l’exclusion de ${name}`}
            pending={pending}
            onPress={onLift}
          >
            <Trans>Lever</Trans>
          </Button>
        </div>
      ) : (
        <div className={styles.side}>
          <Chip tone="plain">{t`Levée`}</Chip>
        </div>
      )}
    </li>
  );
}
