import { Trans, useLingui } from '@lingui/react/macro';
import { Hand, Headphones, Timer, UsersRound } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { addSentences } from '../../../../platform/web/index.ts';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { calledName } from '../../../../school/contract/names.ts';
import { Banner } from '../../page/banner.tsx';
import { useAddress, useClass, useIsHost, usePlaceOf, useSession } from '../../page/context.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { useAction } from '../../people/use-action.ts';
import type { BreakoutSet } from '../../../contract/breakout-routes.ts';
import type { Breakout } from '../../session/place.ts';
import { callHost } from './api.ts';
import styles from './breakouts.module.css';
import { Calls } from './calls.tsx';
import { Choice } from './choice.tsx';
import { Late } from './late.tsx';
import { clockText, LAST_SECONDS, useSecondsLeft } from './time-left.ts';
import { breakoutSentences } from './sentences.ts';
import { useLeading } from './use-leading.ts';

addSentences(breakoutSentences);

/** Where one is, how long still, and the way to call or to come back. */
export default function BreakoutBanner() {
  const set = useClass(({ breakouts }) => breakouts);
  const isHost = useIsHost();
  const place = usePlaceOf(useSession().seatId);
  const [wasIn, setWasIn] = useState(false);
  if (place && !wasIn) setWasIn(true);
  const onSeen = useCallback(() => setWasIn(false), []);
  return (
    <>
      {isHost ? <Calls /> : null}
      {isHost ? <Late /> : null}
      {place && isHost ? <Visit place={place} /> : null}
      {place && !isHost && set ? <Inside place={place} choices={set.choices} /> : null}
      {!place && !isHost && set ? <Unplaced choices={set.choices} /> : null}
      {!place && wasIn ? <Back onSeen={onSeen} /> : null}
    </>
  );
}

type Choices = Pick<BreakoutSet, 'choices'>;

/** A pupil in a breakout. */
function Inside({ place, choices }: { place: Breakout } & Choices) {
  const { t } = useLingui();
  const say = useAddress();
  const { seatId } = useSession();
  const { problem, pending, run } = useAction();
  const { number, called } = place;
  const host = useClass(({ seats }) =>
    place.seatIds
      .filter((id) => !place.listening.includes(id))
      .map((id) => seats.get(id))
      .find((seat) => seat?.role === 'host'),
  );
  const seats = useClass((state) => state.seats);
  const listeners = place.listening.flatMap((id) => seats.get(id) ?? []);
  const who = host ? calledName(host.name) : '';
  const mayCall = !host && !called;
  const others = choices.filter(({ breakoutId }) => breakoutId !== place.breakoutId);
  return (
    <Banner
      icon={<UsersRound size={20} aria-hidden />}
      answers={
        mayCall || others.length > 0 ? (
          <>
            {mayCall ? (
              <button
                type="button"
                className={buttonLook({ look: 'ghost', size: 'small' })}
                aria-busy={pending !== null}
                onClick={() => void run('call', () => callHost({ params: { seatId } }))}
              >
                <Hand size={18} aria-hidden />
                <Trans>Appeler le professeur</Trans>
              </button>
            ) : null}
            <Choice label={t`Changer d’atelier`} choices={others} />
          </>
        ) : null
      }
    >
      <p role="status">
        {host
          ? say(
              t`Tu es dans l’atelier ${number}, avec ${who}.`,
              t`Vous êtes dans l’atelier ${number}, avec ${who}.`,
            )
          : called
            ? say(
                t`Tu es dans l’atelier ${number}. Ton professeur sait que ton atelier l’appelle.`,
                t`Vous êtes dans l’atelier ${number}. Votre appel est arrivé.`,
              )
            : say(t`Tu es dans l’atelier ${number}.`, t`Vous êtes dans l’atelier ${number}.`)}
      </p>
      <div role="status">
        {listeners.map(({ seatId: listenerId, name }) => (
          <Listener key={listenerId} name={calledName(name)} />
        ))}
      </div>
      <TimeLeft />
      <ActionProblem error={problem} />
    </Banner>
  );
}

/** Somebody who leads, on the balcony: nobody listens without being told of. */
const Listener = ({ name }: { name: string }) => (
  <p className={styles.listener}>
    <Headphones size={16} aria-hidden /> <Trans>{name} vous écoute depuis le balcon.</Trans>
  </p>
);

/** What is left; its last minute is told aloud once. */
function TimeLeft() {
  const say = useAddress();
  const { t } = useLingui();
  const seconds = useSecondsLeft(useClass(({ breakouts }) => breakouts));
  if (seconds === null) return null;
  return (
    <>
      <span className={styles.timer} role="timer" aria-live="off">
        <Timer size={16} aria-hidden /> {clockText(seconds)}
      </span>
      <strong role="alert">
        {seconds <= LAST_SECONDS
          ? say(
              t`Bientôt fini : tu vas revenir avec toute la classe.`,
              t`Bientôt fini : retour dans la salle principale.`,
            )
          : null}
      </strong>
    </>
  );
}

/** A host who visits, or listens from the balcony. */
function Visit({ place: { breakoutId, number, listening } }: { place: Breakout }) {
  const { seatId } = useSession();
  const { problem, goTo } = useLeading();
  const isListening = listening.includes(seatId);
  return (
    <Banner
      icon={
        isListening ? <Headphones size={20} aria-hidden /> : <UsersRound size={20} aria-hidden />
      }
      answers={
        <>
          {isListening ? (
            <button
              type="button"
              className={buttonLook({ size: 'small' })}
              onClick={() => goTo(breakoutId)}
            >
              <Trans>Y passer</Trans>
            </button>
          ) : null}
          <button
            type="button"
            className={buttonLook({ look: 'ghost', size: 'small' })}
            onClick={() => goTo(null)}
          >
            <Trans>Revenir dans la salle principale</Trans>
          </button>
        </>
      }
    >
      <p role="status">
        {isListening ? (
          <Trans>
            Vous écoutez l’atelier {number} depuis le balcon : il le sait, et ne vous entend pas.
          </Trans>
        ) : (
          <Trans>Vous êtes dans l’atelier {number} : lui seul vous voit et vous entend.</Trans>
        )}
      </p>
      <TimeLeft />
      <ActionProblem error={problem} />
    </Banner>
  );
}

/** Who came late, was taken back, or has not chosen yet. */
function Unplaced({ choices }: Choices) {
  const { t } = useLingui();
  const say = useAddress();
  const mayChoose = choices.length > 0;
  return (
    <Banner
      icon={<UsersRound size={20} aria-hidden />}
      answers={mayChoose ? <Choice label={t`Atelier`} isAsked choices={choices} /> : null}
    >
      <p role="status">
        {mayChoose
          ? say(t`Choisis ton atelier.`, t`Choisissez votre atelier.`)
          : say(
              t`Les autres sont en atelier. Reste ici : ton professeur va te placer.`,
              t`Les autres sont en atelier. Restez ici : on va vous placer.`,
            )}
      </p>
    </Banner>
  );
}

const BACK_MS = 6_000;

/** Said once to whoever has come back. */
function Back({ onSeen }: { onSeen: () => void }) {
  const { t } = useLingui();
  const say = useAddress();
  useEffect(() => {
    const timer = setTimeout(onSeen, BACK_MS);
    return () => clearTimeout(timer);
  }, [onSeen]);
  return (
    <Banner icon={<UsersRound size={20} aria-hidden />}>
      <p role="status">
        {say(
          t`Te voici de retour dans la salle principale.`,
          t`Vous voici de retour dans la salle principale.`,
        )}
      </p>
    </Banner>
  );
}
