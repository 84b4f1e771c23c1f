import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Hand, LifeBuoy, LogIn, Mic } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonLook, spinnerLook } from '../../../../platform/web/looks/index.ts';
import { listedName } from '../../../../school/contract/names.ts';
import type { HandKind } from '../../../contract/hands.ts';
import { useClass, usePlaceOf, useSession } from '../../page/context.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { useAction } from '../../people/use-action.ts';
import { giveFloor, lowerHands } from '../../session/api.ts';
import type { Breakout } from '../../session/place.ts';
import { useLeading } from '../breakouts/use-leading.ts';
import styles from './hands.module.css';

/** For who leads: who asks to speak, in order, who calls for help in silence, and who has the floor. */
export default function HandsBox() {
  const { speech, help } = useClass((state) => state.hands);
  const floor = useClass((state) => state.floor);
  const actions = useActions();
  return (
    <>
      {help.length > 0 ? <Calls seatIds={help} actions={actions} /> : null}
      {speech.length > 0 ? <Hands seatIds={speech} actions={actions} /> : null}
      {floor === null ? null : <Floor seatId={floor} actions={actions} />}
      <ActionProblem error={actions.problem} />
    </>
  );
}

type Actions = ReturnType<typeof useActions>;

function useActions() {
  const { seatId: own } = useSession();
  const { pending, problem, run } = useAction();
  const params = { seatId: own };
  return {
    pending,
    problem,
    give: (seatId: string | null) =>
      void run(`give:${seatId}`, () => giveFloor({ params, body: { seatId } })),
    lower: (wants: HandKind, seatIds: string[] | null) =>
      void run(`lower:${seatIds?.[0]}`, () => lowerHands({ params, body: { wants, seatIds } })),
  };
}

type Of = { seatIds: readonly string[]; actions: Actions };

function Hands({ seatIds, actions }: Of) {
  const { t } = useLingui();
  return (
    <section className={styles.box} aria-labelledby="hands-title">
      <h3 id="hands-title" className={styles.title}>
        <Hand size={20} aria-hidden />
        <Plural value={seatIds.length} one="# main levée" other="# mains levées" />
      </h3>
      <ol className={styles.list}>
        {seatIds.map((seatId, index) => (
          <Someone key={seatId} seatId={seatId} place={index + 1}>
            {(name) => (
              <>
                <button
                  type="button"
                  className={buttonLook({ look: 'plain', size: 'small' })}
                  aria-label={t`Baisser la main de ${name}`}
                  aria-disabled={actions.pending !== null}
                  onClick={() => actions.lower('speech', [seatId])}
                >
                  <Trans>Baisser</Trans>
                </button>
                <button
                  type="button"
                  className={buttonLook({
                    size: 'small',
                    look: index === 0 ? 'primary' : 'ghost',
                  })}
                  aria-label={t`Donner la parole à ${name}`}
                  aria-disabled={actions.pending !== null}
                  onClick={() => actions.give(seatId)}
                >
                  <Waits isShown={actions.pending === `give:${seatId}`} />
                  <Trans>Donner la parole</Trans>
                </button>
              </>
            )}
          </Someone>
        ))}
      </ol>
      {seatIds.length > 1 ? (
        <div className={styles.actions}>
          <button
            type="button"
            className={buttonLook({ look: 'ghost', size: 'small' })}
            aria-disabled={actions.pending !== null}
            onClick={() => actions.lower('speech', null)}
          >
            <Trans>Baisser toutes les mains</Trans>
          </button>
        </div>
      ) : null}
    </section>
  );
}

function Calls({ seatIds, actions }: Of) {
  const { t } = useLingui();
  return (
    <section className={styles.box} aria-labelledby="calls-title">
      <h3 id="calls-title" className={styles.title}>
        <LifeBuoy size={20} aria-hidden />
        <Plural
          value={seatIds.length}
          one="# personne a besoin d’aide"
          other="# personnes ont besoin d’aide"
        />
      </h3>
      <ol className={styles.list}>
        {seatIds.map((seatId) => (
          <Someone key={seatId} seatId={seatId}>
            {(name) => (
              <button
                type="button"
                className={buttonLook({ size: 'small', look: 'ghost' })}
                aria-label={t`C’est fait, ${name} a été aidé`}
                aria-disabled={actions.pending !== null}
                onClick={() => actions.lower('help', [seatId])}
              >
                <Trans>C’est fait</Trans>
              </button>
            )}
          </Someone>
        ))}
      </ol>
    </section>
  );
}

/** Whom « Calme » lets through. */
function Floor({ seatId, actions }: { seatId: string; actions: Actions }) {
  const seat = useClass(({ seats }) => seats.get(seatId));
  if (!seat) return null;
  const name = listedName(seat.name);
  return (
    <div className={styles.box}>
      <p className={styles.floor}>
        <Mic size={20} aria-hidden />
        <span>
          <Trans>
            <strong>{name}</strong> a la parole
          </Trans>
        </span>
        <button
          type="button"
          className={buttonLook({ size: 'small', look: 'ghost' })}
          aria-disabled={actions.pending !== null}
          onClick={() => actions.give(null)}
        >
          <Trans>Reprendre la parole</Trans>
        </button>
      </p>
    </div>
  );
}

function Someone({
  seatId,
  place,
  children,
}: {
  seatId: string;
  place?: number;
  children: (name: string) => ReactNode;
}) {
  const seat = useClass(({ seats }) => seats.get(seatId));
  const breakout = usePlaceOf(seatId);
  if (!seat) return null;
  const name = listedName(seat.name);
  return (
    <li className={styles.person}>
      {place === undefined ? null : <span className={styles.place}>{place}</span>}
      <strong className={styles.name}>{name}</strong>
      {breakout ? <Where breakout={breakout} name={name} /> : null}
      <span className={styles.buttons}>{children(name)}</span>
    </li>
  );
}

/** The breakout that a hand comes from: a press goes there. */
function Where({ breakout: { breakoutId, number }, name }: { breakout: Breakout; name: string }) {
  const { t } = useLingui();
  const { problem, pending, goTo } = useLeading();
  const isHere = usePlaceOf(useSession().seatId)?.breakoutId === breakoutId;
  if (isHere) return <span>{t`Atelier ${number}`}</span>;
  return (
    <>
      <button
        type="button"
        className={buttonLook({ look: 'plain', size: 'small' })}
        aria-label={t`Atelier ${number} : y passer, pour ${name}`}
        aria-disabled={pending !== null}
        onClick={() => goTo(breakoutId)}
      >
        <LogIn size={18} aria-hidden />
        <Trans>Atelier {number}</Trans>
      </button>
      <ActionProblem error={problem} />
    </>
  );
}

const Waits = ({ isShown }: { isShown: boolean }) =>
  isShown ? <span className={spinnerLook} aria-hidden /> : null;
