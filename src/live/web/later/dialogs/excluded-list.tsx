import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { listedName } from '../../../../school/contract/names.ts';
import type { BanView } from '../../../../entry/contract/door-routes.ts';
import { useClass } from '../../page/context.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import styles from '../people/people.module.css';
import { useAction } from '../../people/use-action.ts';
import { liftBan, readDoor } from '../../session/api.ts';
import { useReasons, useSpans } from './ban-words.ts';

/** Who was sent out, why and until when, each with the way to lift it; comes once somebody is. */
export default function ExcludedList() {
  const { bans, problem, pending, lift } = useBans();
  const standing = bans.filter(({ liftedAt }) => liftedAt === null);
  const lifted = bans.filter(({ liftedAt }) => liftedAt !== null);
  if (bans.length === 0) return <ActionProblem error={problem} />;
  return (
    <section aria-labelledby="excluded-title">
      <h3 id="excluded-title" className={styles.caption}>
        <Plural value={standing.length} _0="Plus d’exclu" one="# exclu" other="# exclus" />
      </h3>
      <ul className={styles.people}>
        {standing.map((ban) => (
          <Excluded key={ban.banId} ban={ban} isBusy={pending !== null} onLift={lift} />
        ))}
        {lifted.map((ban) => (
          <Excluded key={ban.banId} ban={ban} isBusy={pending !== null} />
        ))}
      </ul>
      <ActionProblem error={problem} />
    </section>
  );
}

function Excluded({
  ban,
  isBusy,
  onLift,
}: {
  ban: BanView;
  isBusy: boolean;
  onLift?: (banId: string) => void;
}) {
  const { t } = useLingui();
  const reasons = useReasons();
  const spans = useSpans();
  const name = listedName(ban.name);
  const why = [ban.reason && reasons[ban.reason], ban.note].filter(Boolean).join('\u00a0: ');
  return (
    <li className={styles.excluded}>
      <span className={styles.name}>
        {name}
        <span className={styles.who}>
          {onLift ? spans[ban.lasts] : <Trans>Exclusion levée</Trans>}
          {why === '' ? null : ` · ${why}`}
        </span>
      </span>
      {onLift ? (
        <button
          type="button"
          className={buttonLook({ look: 'ghost', size: 'small' })}
          aria-label={t`Lever l’exclusion de ${name}`}
          aria-disabled={isBusy}
          onClick={() => onLift(ban.banId)}
        >
          <Trans>Lever</Trans>
        </button>
      ) : null}
    </li>
  );
}

/** The exclusions of this lesson, read again whenever the door changed. */
function useBans() {
  const meetingId = useClass(({ meeting }) => meeting.meetingId);
  const door = useClass((state) => state.door);
  const { pending, problem, run } = useAction();
  const [bans, setBans] = useState<readonly BanView[]>([]);
  const [unread, setUnread] = useState<unknown>(null);
  useEffect(() => {
    // A new state of the door, told by an event, is what there is to read.
    if (door === null) return;
    let isWanted = true;
    readDoor({ params: { meetingId } })
      .then((read) => {
        if (!isWanted) return;
        setBans(read.bans);
        setUnread(null);
      })
      .catch((error: unknown) => isWanted && setUnread(error));
    return () => void (isWanted = false);
  }, [meetingId, door]);
  const lift = (banId: string) =>
    void run(banId, async () => {
      setBans((await liftBan({ params: { meetingId, banId } })).bans);
    });
  return { bans, problem: problem ?? unread, pending, lift };
}
