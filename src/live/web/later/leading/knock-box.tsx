import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { DoorOpen, UserRoundX, X } from 'lucide-react';
import { useMemo } from 'react';
import { buttonLook, cx, spinnerLook } from '../../../../platform/web/looks/index.ts';
import { compareNames, listedName } from '../../../../school/contract/names.ts';
import type { KnockingSeat } from '../../../contract/routes.ts';
import { useClass, useInClass, useIsOfStaff, useSession } from '../../page/context.ts';
import { openDialog } from '../../page/ui-state.ts';
import { admit, refuse } from '../../session/api.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import styles from '../people/people.module.css';
import { ActionsMenu } from './actions-menu.tsx';
import { useAction } from '../../people/use-action.ts';

/** A crowd at the door must not slow the page: the first of them are enough to see what happens. */
const MOST_SHOWN = 60;

/** The door: who waits, pupils of the class first, strangers to the list apart. */
export default function KnockBox() {
  const knocking = useClass((state) => state.knocking);
  const { expected, strangers } = useMemo(() => doorOrder(knocking.values()), [knocking]);
  const door = useDoor();
  const isBusy = door.pending !== null;
  const isOfStaff = useIsOfStaff();
  const isShut = useClass((state) => state.door?.admitsSignedIn && !state.door.opened);
  if (knocking.size === 0 && !isShut) return null;
  return (
    <section className={styles.door} aria-labelledby="door-title">
      <h3 id="door-title" className={styles.doorTitle}>
        <DoorOpen size={20} aria-hidden />
        {knocking.size === 0 ? (
          <Trans>La porte est fermée</Trans>
        ) : (
          <Plural value={knocking.size} one="# personne frappe" other="# personnes frappent" />
        )}
      </h3>
      <ul className={styles.people}>
        {[...expected, ...strangers].slice(0, MOST_SHOWN).map((seat) => (
          <Waiting key={seat.seatId} seat={seat} door={door} />
        ))}
      </ul>
      {knocking.size > MOST_SHOWN ? (
        <p className={styles.who}>
          <Plural
            value={knocking.size - MOST_SHOWN}
            one="et # autre personne"
            other="et # autres personnes"
          />
        </p>
      ) : null}
      <ActionProblem error={door.problem} />
      {isShut ? (
        <div className={styles.doorActions}>
          <button
            type="button"
            className={buttonLook({ size: 'small' })}
            aria-disabled={isBusy}
            onClick={() => door.admit(null)}
          >
            <Trans>Ouvrir la porte à la classe</Trans>
          </button>
        </div>
      ) : null}
      {knocking.size > 1 ? (
        <div className={styles.doorActions}>
          <button
            type="button"
            className={buttonLook({ look: 'ghost', size: 'small' })}
            aria-disabled={isBusy}
            onClick={() => door.refuse(null)}
          >
            <Trans>Refuser tous</Trans>
          </button>
          {expected.length > 1 ? (
            <button
              type="button"
              className={buttonLook({ size: 'small' })}
              aria-disabled={isBusy}
              onClick={() => door.admit(null)}
            >
              {door.pending === 'all' ? <span className={spinnerLook} aria-hidden /> : null}
              {isOfStaff ? (
                <Trans>Faire entrer tous ({expected.length})</Trans>
              ) : (
                <Trans>Faire entrer la classe ({expected.length})</Trans>
              )}
            </button>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

type Door = ReturnType<typeof useDoor>;

function Waiting({ seat, door }: { seat: KnockingSeat; door: Door }) {
  const { t } = useLingui();
  const name = listedName(seat.name);
  const who = useWho(seat);
  const alike = seat.resembles && listedName(seat.resembles);
  const isBusy = door.pending !== null;
  return (
    <li className={styles.waiting}>
      <span className={styles.name}>
        <strong>{name}</strong>
        <span className={styles.who}>{who}</span>
        {alike ? (
          <span className={styles.alike}>
            <Trans>Attention&nbsp;: ressemble à {alike}</Trans>
          </span>
        ) : null}
      </span>
      <span className={styles.answers}>
        <button
          type="button"
          className={buttonLook({ look: 'plain', size: 'small', square: true })}
          aria-label={t`Refuser ${name}`}
          title={t`Refuser`}
          aria-disabled={isBusy}
          onClick={() => door.refuse([seat.seatId])}
        >
          <X size={20} aria-hidden />
        </button>
        <button
          type="button"
          className={buttonLook({ size: 'small', look: seat.expected ? 'primary' : 'ghost' })}
          aria-label={t`Faire entrer ${name}`}
          aria-disabled={isBusy}
          onClick={() => door.admit([seat.seatId])}
        >
          {door.pending === seat.seatId ? <span className={cx(spinnerLook)} aria-hidden /> : null}
          <Trans>Faire entrer</Trans>
        </button>
        <WaitingMenu seatId={seat.seatId} name={name} />
      </span>
    </li>
  );
}

/** For somebody who must not knock again. */
function WaitingMenu({ seatId, name }: { seatId: string; name: string }) {
  const { ui } = useInClass();
  const { t } = useLingui();
  return (
    <ActionsMenu
      name={name}
      entries={[
        {
          id: 'remove',
          text: t`Exclure du cours…`,
          icon: <UserRoundX size={20} aria-hidden />,
          danger: true,
          onAction: () => openDialog(ui, { kind: 'remove', seatId }),
        },
      ]}
    />
  );
}

/** Who vouches for the name. */
function useWho({ expected, guest }: KnockingSeat): string {
  const { t } = useLingui();
  const isOfStaff = useIsOfStaff();
  if (guest === 'invited') return t`invité par le professeur`;
  if (guest === 'class_link') return t`invité, nom écrit par lui-même`;
  if (!expected) return isOfStaff ? t`sans invitation` : t`n’est pas sur la liste`;
  return isOfStaff ? t`collègue` : t`élève de la classe`;
}

function useDoor() {
  const { seatId } = useSession();
  const { pending, problem, run } = useAction();
  const of = (seatIds: string[] | null) => ({ params: { seatId }, body: { seatIds } });
  return {
    pending,
    problem,
    admit: (seatIds: string[] | null) => run(seatIds?.[0] ?? 'all', () => admit(of(seatIds))),
    refuse: (seatIds: string[] | null) => run(seatIds?.[0] ?? 'none', () => refuse(of(seatIds))),
  };
}

function doorOrder(seats: Iterable<KnockingSeat>) {
  const sorted = [...seats].sort((a, b) => compareNames(a.name, b.name));
  return {
    expected: sorted.filter(({ expected }) => expected),
    strangers: sorted.filter(({ expected }) => !expected),
  };
}
