import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { formatFor, language } from '../../platform/web/index.ts';
import { chipLook } from '../../platform/web/looks/index.ts';
import { fewestShown } from '../contract/kinds.ts';
import type { Poll } from '../contract/routes.ts';
import { usePollWords } from './choice-words.ts';
import styles from './polls.module.css';
import { Results } from './Results.tsx';
import { Votes } from './Votes.tsx';

type Props = {
  poll: Poll;
  timeZone: string;
  heading: 'h2' | 'h4';
  /** Draws what can be done about a written answer. */
  renderText?: (answerId: string, text: string) => ReactNode;
};

/** What came out of a poll that is closed, for who leads: in words and bars, and by name where it was by name. */
export function Outcome({ poll, timeZone, heading: Heading, renderText }: Props) {
  const { t } = useLingui();
  const words = usePollWords();
  const answered = poll.answered ?? 0;
  return (
    <>
      <p className={styles.chips}>
        <span className={chipLook('plain')}>{poll.anonymous ? t`Anonyme` : t`Nominatif`}</span>
        {poll.shared ? (
          <span className={chipLook('info')}>
            <Trans>Montré à la classe</Trans>
          </span>
        ) : null}
        <time dateTime={poll.openedAt}>{formatFor(language(), timeZone).hour(poll.openedAt)}</time>
      </p>
      <Heading className={styles.question} dir="auto">
        {words.question(poll)}
      </Heading>
      <p className={styles.secrecy}>
        <Plural value={answered} one="# réponse" other="# réponses" />
      </p>
      {poll.results ? (
        <Results poll={poll} results={poll.results} {...(renderText ? { renderText } : {})} />
      ) : (
        <p className={styles.secrecy}>
          {t`Moins de ${fewestShown} réponses à un sondage anonyme : rien ne se montre, on saurait qui a dit quoi.`}
        </p>
      )}
      {poll.votes && poll.votes.length > 0 ? (
        <details className={styles.details}>
          <summary>
            <Trans>Qui a répondu quoi</Trans>
          </summary>
          <Votes poll={poll} votes={poll.votes} />
        </details>
      ) : null}
    </>
  );
}
