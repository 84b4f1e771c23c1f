import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useEffect, useState } from 'react';
import { fetchPiece } from '../../platform/web/index.ts';
import { calledName } from '../../school/contract/names.ts';
import { type ChatProps, SidePanel } from '../../live/web/index.ts';
import { Composer, noDraft } from './Composer.tsx';
import { MessageList } from './MessageList.tsx';
import { lastOf, unreadIn, withMessages } from './talk.ts';
import { readBefore, useTalk } from './use-talk.ts';

/** Only who leads sets anything. */
const RuleSettings = lazy(() =>
  fetchPiece(async () => ({ default: (await import('./RuleSettings.tsx')).RuleSettings })),
);

/** How many of the latest are read aloud while the panel is closed. */
const SPOKEN = 3;

/** The messages of a class: told aloud and counted while they are closed, read and written when open. */
export function Chat(props: ChatProps) {
  const { me, isOpen, onUnread, onClose } = props;
  const { t } = useLingui();
  const [talk, change] = useTalk(me.seatId, props.follow);
  // Kept while the panel is closed, or writing is.
  const [draft, setDraft] = useState(noDraft);
  const last = lastOf(talk);
  const [seen, setSeen] = useState('');
  if (isOpen && talk.isRead && last > seen) setSeen(last);
  // What was there before this page is not read aloud.
  const [heard, setHeard] = useState<string | null>(null);
  if (heard === null && talk.isRead) setHeard(last);
  const unread = unreadIn(talk, seen, me.seatId);
  const count = isOpen ? 0 : unread.length;
  useEffect(() => onUnread(count), [count, onUnread]);
  if (!isOpen)
    return (
      <div className="visuallyHidden" role="log" aria-live="polite">
        {unread
          .filter(({ messageId }) => heard !== null && messageId > heard)
          .slice(-SPOKEN)
          .map(({ messageId, from, text }) => {
            const who = calledName(from.name);
            return <p key={messageId}>{t`Message de ${who} : ${text}`}</p>;
          })}
      </div>
    );
  return (
    <SidePanel title={t`Messages`} closeLabel={t`Fermer les messages`} onClose={onClose}>
      {me.role === 'host' ? (
        <Suspense>
          <RuleSettings me={me} talk={talk} />
        </Suspense>
      ) : null}
      <MessageList
        {...props}
        talk={talk}
        onBefore={() => readBefore(me.seatId, talk, change).catch(() => undefined)}
      />
      <Composer
        {...props}
        draft={draft}
        onDraft={setDraft}
        onSaid={(message) => change((known) => withMessages(known, [message]))}
      />
    </SidePanel>
  );
}
