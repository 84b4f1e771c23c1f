import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { buttonLook, fieldParts } from '../../platform/web/looks/index.ts';
import { AskFirst } from '../../platform/web/ui/AskFirst.tsx';
import type { ChatProps } from '../../live/web/index.ts';
import { clearChat } from './api.ts';
import styles from './chat.module.css';
import { MessageItem } from './MessageItem.tsx';
import { foundIn, type Talk } from './talk.ts';
import { useTermWords } from './term-words.ts';

type Props = ChatProps & { talk: Talk; onBefore: () => Promise<void> };

/** From so many on, one looks for a message rather than reads them all. */
const MANY = 8;

/** What was said, the latest at the bottom. */
export function MessageList({ talk, onBefore, ...props }: Props) {
  const { me } = props;
  const { t } = useLingui();
  const [looked, setLooked] = useState('');
  const list = useFollowedList();
  const found = foundIn(talk, looked);
  return (
    <>
      {talk.messages.length >= MANY || looked !== '' ? (
        <Search value={looked} onChange={setLooked} />
      ) : null}
      {/* What scrolls can be reached by the keyboard. */}
      <div
        {...list}
        className={styles.list}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="log"
        aria-label={t`Messages du cours`}
      >
        {talk.more ? <Before onBefore={onBefore} /> : null}
        {talk.isRead && talk.messages.length === 0 ? (
          <Empty keptDays={talk.keptDays} {...props} />
        ) : null}
        {looked !== '' && found.length === 0 ? (
          <p className={styles.empty}>
            <Trans>Aucun message ne contient « {looked} ».</Trans>
          </p>
        ) : null}
        {found.map((message) => (
          <MessageItem
            key={message.messageId}
            message={message}
            pupilLinks={talk.rule.pupilLinks}
            {...props}
          />
        ))}
      </div>
      {me.role === 'host' && talk.messages.length > 0 ? (
        <div className={styles.clear}>
          <AskFirst
            question={t`Effacer tous les messages, pour tout le monde ?`}
            yes={t`Effacer`}
            no={t`Garder`}
            onYes={() => clearChat({ params: { seatId: me.seatId } })}
          >
            <Trans>Tout effacer…</Trans>
          </AskFirst>
        </div>
      ) : null}
    </>
  );
}

function Search({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const field = useId();
  const { t } = useLingui();
  return (
    <div className={styles.search}>
      <label htmlFor={field} className="visuallyHidden">
        <Trans>Chercher dans les messages</Trans>
      </label>
      <input
        id={field}
        type="search"
        className={fieldParts.input}
        value={value}
        placeholder={t`Chercher…`}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

function Before({ onBefore }: { onBefore: () => Promise<void> }) {
  const [isPending, setPending] = useState(false);
  const read = () => {
    setPending(true);
    void onBefore().finally(() => setPending(false));
  };
  return (
    <button
      type="button"
      className={buttonLook({ look: 'ghost', size: 'small', full: true })}
      aria-busy={isPending}
      onClick={isPending ? undefined : read}
    >
      <Trans>Lire les messages d’avant</Trans>
    </button>
  );
}

function Empty({ me, address, keptDays }: ChatProps & Pick<Talk, 'keptDays'>) {
  const { t } = useLingui();
  const when = useTermWords()(keptDays);
  return (
    <p className={styles.empty}>
      {me.role === 'host'
        ? t`Personne n’a encore écrit. Ce que vous écrivez ici se lit aussitôt, et s’efface ${when}.`
        : address(
            t`Personne n’a encore écrit. Tu peux lire ici ce que disent tes professeurs.`,
            t`Personne n’a encore écrit. Vous pouvez lire ici ce que disent ceux qui animent.`,
          )}
    </p>
  );
}

/** Nearer to the end than this, one reads the latest, and goes on with it. */
const NEAR_PX = 80;

/** Keeps the end of a list in sight for who was there, and leaves alone who reads further up. */
function useFollowedList() {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  // Whatever made the list longer: a message, or the question whether to take one away.
  useLayoutEffect(() => {
    if (list.current && isAtEnd.current) list.current.scrollTop = list.current.scrollHeight;
  });
  const onScroll = () => {
    const shown = list.current;
    if (shown)
      isAtEnd.current = shown.scrollHeight - shown.scrollTop - shown.clientHeight < NEAR_PX;
  };
  return { ref: list, onScroll };
}
