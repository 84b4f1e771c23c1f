import { useEffect, useState } from 'react';
import type { ChatProps } from '../../live/web/index.ts';
import { waitBefore } from '../../platform/web/back-off.ts';
import { ProblemError } from '../../platform/web/index.ts';
import type { Message } from '../contract/routes.ts';
import { readChat } from './api.ts';
import type { ChatRule } from '../contract/rules.ts';
import { cleared, noTalk, type Talk, withMessages, withoutMessage, withReported } from './talk.ts';

type Change = (change: (talk: Talk) => Talk) => void;

/** Refusals that the class itself will speak of: the seat is outside. */
const isFinal = (error: unknown) =>
  error instanceof ProblemError && error.status >= 400 && error.status < 500;

/** Follows the messages of a lesson: read once, and again whenever the class was; then by its events. */
export function useTalk(seatId: string, follow: ChatProps['follow']): [Talk, Change] {
  const [talk, setTalk] = useState(noTalk);
  useEffect(() => {
    let retry: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const read = async (failures = 0): Promise<void> => {
      clearTimeout(retry);
      try {
        const { messages, ...rest } = await readChat({ params: { seatId }, query: {} });
        if (!isOver)
          setTalk((known) => ({ ...withMessages(known, messages), ...rest, isRead: true }));
      } catch (error) {
        if (isOver || isFinal(error)) return;
        retry = setTimeout(() => void read(failures + 1), waitBefore(failures + 1, Math.random()));
      }
    };
    const stop = follow({
      onEvent: ({ type, data }) => {
        setTalk((known) => applied(known, type, data));
        // Who came late may have more to read now.
        if (type === 'chat.ruled') void read();
      },
      onRead: () => {
        setTalk(noTalk);
        void read();
      },
    });
    void read();
    return () => {
      isOver = true;
      clearTimeout(retry);
      stop();
    };
  }, [seatId, follow]);
  return [talk, setTalk];
}

/** Reads what stands before all that is known. */
export async function readBefore(seatId: string, { messages }: Talk, change: Change) {
  const before = messages[0]?.messageId;
  const read = await readChat({ params: { seatId }, query: { before } });
  change((known) => ({ ...withMessages(known, read.messages), more: read.more }));
}

function applied(talk: Talk, type: string, data: unknown): Talk {
  if (type === 'chat.ruled') return { ...talk, rule: data as ChatRule };
  const { messageId, message } = data as { messageId: string; message: Message | null };
  if (type === 'chat.said') return message ? withMessages(talk, [message]) : talk;
  if (type === 'chat.deleted') return withoutMessage(talk, messageId);
  if (type === 'chat.reported') return withReported(talk, messageId);
  return type === 'chat.cleared' ? cleared(talk) : talk;
}
