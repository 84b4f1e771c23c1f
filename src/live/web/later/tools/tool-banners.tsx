import { Trans, useLingui } from '@lingui/react/macro';
import { Dices, EyeOff, Maximize } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { calledName } from '../../../../school/contract/names.ts';
import { Banner } from '../../page/banner.tsx';
import banners from '../../page/banners.module.css';
import { useAddress, useClass, useIsHost, useSession } from '../../page/context.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { useAction } from '../../people/use-action.ts';
import { giveFloor, pick, setExam, spotlight } from '../../session/api.ts';

/** What the teacher's tools show above the pictures: an evaluation, who was drawn by lot, who is shown large. */
export default function ToolBanners() {
  const picked = useClass((state) => state.pick);
  const spotlit = useClass((state) => state.spotlight);
  const isHost = useIsHost();
  const isExam = useClass((state) => state.exam);
  return (
    <>
      {isExam ? <Exam /> : null}
      {picked === null ? null : isHost ? <PickOfHosts /> : <PickOfAll />}
      {spotlit === null ? null : <Spotlit seatId={spotlit} />}
    </>
  );
}

type AnswerProps = { pending: string | null; onClick: () => void; children: ReactNode };

/** A button of these banners; it waits while another one is answered. */
const Answer = ({ pending, onClick, children }: AnswerProps) => (
  <button
    type="button"
    className={buttonLook({ look: 'quiet', size: 'small' })}
    aria-disabled={pending !== null}
    onClick={onClick}
  >
    {children}
  </button>
);

/** What an evaluation changes, for whom. */
function Exam() {
  const { t } = useLingui();
  const say = useAddress();
  const { seatId } = useSession();
  const isHost = useIsHost();
  const { pending, problem, run } = useAction();
  return (
    <Banner
      icon={<EyeOff size={20} aria-hidden />}
      answers={
        isHost ? (
          <Answer
            pending={pending}
            onClick={() =>
              void run('end', () => setExam({ params: { seatId }, body: { on: false } }))
            }
          >
            <Trans>Finir l’évaluation</Trans>
          </Answer>
        ) : null
      }
    >
      <div className={banners.words}>
        <p role="status">
          {isHost
            ? t`Évaluation : chaque élève ne voit que vous et lui-même.`
            : say(
                t`Évaluation : tu ne vois que ton professeur et toi, et les autres élèves ne te voient pas.`,
                t`Évaluation : vous ne voyez que le professeur et vous, et les autres ne vous voient pas.`,
              )}
        </p>
        <ActionProblem error={problem} />
      </div>
    </Banner>
  );
}

/** The drawn one's name; `null` when nobody was left, or when they are gone since. */
function usePicked() {
  return useClass(({ pick: shown, seats }) => seats.get(shown?.seatId ?? '') ?? null);
}

function PickOfAll() {
  const { t } = useLingui();
  const say = useAddress();
  const seat = usePicked();
  const isMe = useClass(({ me }) => me.seatId === seat?.seatId);
  if (!seat) return null;
  const name = calledName(seat.name);
  return (
    <Banner icon={<Dices size={20} aria-hidden />} strong={isMe}>
      <p role="status">
        {isMe
          ? say(t`Tirage au sort : c’est toi !`, t`Tirage au sort : c’est vous !`)
          : t`Tirage au sort : ${name}`}
      </p>
    </Banner>
  );
}

function PickOfHosts() {
  const { t } = useLingui();
  const { seatId } = useSession();
  const shown = useClass((state) => state.pick);
  const seat = usePicked();
  const { pending, problem, run } = useAction();
  if (shown === null) return null;
  const isOver = shown.seatId === null;
  const ask = (act: 'draw' | 'show' | 'hide' | 'restart' | 'close') =>
    void run(act, () => pick({ params: { seatId }, body: { act, seen: shown.seatId } }));
  const button = (text: ReactNode, onClick: () => void) => (
    <Answer pending={pending} onClick={onClick}>
      {text}
    </Answer>
  );
  const name = seat ? calledName(seat.name) : null;
  return (
    <Banner
      icon={<Dices size={20} aria-hidden />}
      answers={
        <>
          {seat
            ? button(
                <Trans>Donner la parole</Trans>,
                () =>
                  void run('floor', () =>
                    giveFloor({ params: { seatId }, body: { seatId: seat.seatId } }),
                  ),
              )
            : null}
          {isOver
            ? button(<Trans>Recommencer</Trans>, () => ask('restart'))
            : button(<Trans>Tirer un autre</Trans>, () => ask('draw'))}
          {isOver
            ? null
            : shown.shown
              ? button(<Trans>Cacher à la classe</Trans>, () => ask('hide'))
              : button(<Trans>Montrer à tous</Trans>, () => ask('show'))}
          {button(<Trans>Fermer</Trans>, () => ask('close'))}
        </>
      }
    >
      <div className={banners.words}>
        <p role="status">
          {isOver
            ? t`Tirage au sort : tous les présents sont passés.`
            : name === null
              ? t`Tirage au sort : cette personne est sortie.`
              : t`Tirage au sort : ${name}`}
        </p>
        <ActionProblem error={problem} />
      </div>
    </Banner>
  );
}

/** Who is shown large is told so, and who leads can end it at once. */
function Spotlit({ seatId }: { seatId: string }) {
  const { t } = useLingui();
  const say = useAddress();
  const own = useSession().seatId;
  const isHost = useIsHost();
  const seat = useClass(({ seats }) => seats.get(seatId));
  const { pending, problem, run } = useAction();
  if (!seat || (!isHost && seatId !== own)) return null;
  const name = calledName(seat.name);
  const words =
    seatId === own
      ? say(t`Tout le monde te voit en grand.`, t`Tout le monde vous voit en grand.`)
      : t`${name} est en grand pour tous.`;
  return (
    <Banner
      icon={<Maximize size={20} aria-hidden />}
      answers={
        isHost ? (
          <Answer
            pending={pending}
            onClick={() =>
              void run('stop', () => spotlight({ params: { seatId: own }, body: { seatId: null } }))
            }
          >
            <Trans>Ne plus mettre en grand</Trans>
          </Answer>
        ) : null
      }
    >
      <div className={banners.words}>
        <p role="status">{words}</p>
        <ActionProblem error={problem} />
      </div>
    </Banner>
  );
}
