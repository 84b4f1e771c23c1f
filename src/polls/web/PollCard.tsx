import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { ChartNoAxesColumn, ChevronDown } from 'lucide-react';
import { announce } from '../../platform/web/index.ts';
import { buttonLook, cx } from '../../platform/web/looks/index.ts';
import type { PollsProps } from '../../live/web/index.ts';
import { isRight, scoreOf } from '../contract/expected.ts';
import { fewestShown } from '../contract/kinds.ts';
import type { Poll } from '../contract/routes.ts';
import { Answering } from './Answering.tsx';
import { usePollWords } from './choice-words.ts';
import styles from './polls.module.css';
import { Results } from './Results.tsx';
import { usePolls } from './use-polls.ts';

/** What somebody who does not lead sees of polls: the one that is open, or the last result that is shown. */
export function PollCard(props: PollsProps) {
  const { t } = useLingui();
  const words = usePollWords();
  const { polls, read } = usePolls(props);
  const [folded, setFolded] = useState<string | null>(null);
  const [put, setPut] = useState<string | null>(null);
  const shown = polls.find(({ open }) => open) ?? polls.find(({ shared }) => shared);
  const pollId = shown?.pollId;
  const isOpen = shown?.open;
  const question = shown ? words.question(shown) : '';
  useEffect(() => {
    if (pollId === undefined) return;
    announce(isOpen ? t`Sondage : ${question}` : t`Résultat du sondage : ${question}`);
  }, [pollId, isOpen, question, t]);
  if (!shown || (!shown.open && put === shown.pollId)) return null;
  if (shown.open && folded === shown.pollId)
    return (
      <button type="button" className={styles.folded} onClick={() => setFolded(null)}>
        <ChartNoAxesColumn size={20} aria-hidden />
        <span>{shown.mine ? t`Revoir le sondage` : t`Répondre au sondage`}</span>
      </button>
    );
  return (
    <section className={styles.card} aria-label={t`Sondage`}>
      <div className={styles.cardHead}>
        <h2 className={styles.question} dir="auto">
          {question}
        </h2>
        {shown.open ? (
          <button
            type="button"
            className={styles.fold}
            aria-label={t`Réduire le sondage`}
            title={t`Réduire le sondage`}
            onClick={() => setFolded(shown.pollId)}
          >
            <ChevronDown size={22} aria-hidden />
          </button>
        ) : null}
      </div>
      {shown.open ? (
        <>
          <Secrecy poll={shown} {...props} />
          <Answering key={shown.pollId} poll={shown} onAnswered={read} {...props} />
        </>
      ) : (
        <Shared
          poll={shown}
          polls={polls}
          address={props.address}
          onLeave={() => setPut(shown.pollId)}
        />
      )}
    </section>
  );
}

/** Who will know what one answers, said before one does. */
function Secrecy({ poll, isOfStaff, address }: PollsProps & { poll: Poll }) {
  const { t } = useLingui();
  if (!poll.anonymous)
    return (
      <p className={styles.secrecy}>
        <strong>{address(t`Avec ton nom.`, t`Avec votre nom.`)}</strong>{' '}
        {isOfStaff
          ? t`Qui anime la réunion verra votre réponse. Vous pouvez la changer tant que la question est ouverte.`
          : address(
              t`Tes professeurs verront ta réponse. Tu peux la changer tant que la question est ouverte.`,
              t`Vos professeurs verront votre réponse. Vous pouvez la changer tant que la question est ouverte.`,
            )}
      </p>
    );
  return (
    <p className={styles.secrecy}>
      <strong>{address(t`Sans ton nom.`, t`Sans votre nom.`)}</strong>{' '}
      {address(
        t`Personne ne saura ce que tu as répondu. Le résultat se montre s’il y a au moins ${fewestShown} réponses. Tu réponds une seule fois, sans changer ensuite.`,
        t`Personne ne saura ce que vous avez répondu. Le résultat se montre s’il y a au moins ${fewestShown} réponses. Vous répondez une seule fois, sans changer ensuite.`,
      )}
    </p>
  );
}

function Shared({
  poll,
  polls,
  address,
  onLeave,
}: Pick<PollsProps, 'address'> & { poll: Poll; polls: readonly Poll[]; onLeave: () => void }) {
  const { t } = useLingui();
  const answered = poll.answered ?? 0;
  return (
    <>
      <p className={styles.secrecy}>
        <Trans>Sans les noms</Trans> ·{' '}
        <Plural value={answered} one="# réponse" other="# réponses" />
      </p>
      {poll.results ? (
        <Results
          poll={poll}
          results={poll.results}
          mine={poll.mine?.choices ?? []}
          mineWord={address(t`ton choix`, t`votre choix`)}
        />
      ) : null}
      {poll.expected ? <Marked {...{ poll, polls, address }} /> : null}
      <button
        type="button"
        className={cx(buttonLook({ look: 'quiet', size: 'small' }), styles.end)}
        onClick={onLeave}
      >
        <Trans>Fermer le résultat</Trans>
      </button>
    </>
  );
}

/** Right or not, and the score up to here: each sees their own. */
function Marked({
  poll,
  polls,
  address,
}: Pick<PollsProps, 'address'> & { poll: Poll; polls: readonly Poll[] }) {
  const { t } = useLingui();
  const { right, of } = scoreOf(
    polls.map(({ expected, mine }) => ({ expected, choices: mine?.choices ?? null })),
  );
  const isGood = isRight(poll.expected ?? [], poll.mine?.choices ?? []);
  return (
    <p className={styles.done}>
      {isGood ? t`Bonne réponse !` : t`Ce n’est pas la réponse attendue.`}{' '}
      {/* On one line, be it a narrow one. */}
      {address(
        t`Ton score\u00a0:\u00a0${right}\u00a0sur\u00a0${of}.`,
        t`Votre score\u00a0:\u00a0${right}\u00a0sur\u00a0${of}.`,
      )}
    </p>
  );
}
