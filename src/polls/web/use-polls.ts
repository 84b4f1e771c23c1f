import { useCallback, useEffect, useRef, useState } from 'react';
import type { PollsProps } from '../../live/web/index.ts';
import { ProblemError } from '../../platform/web/index.ts';
import type { Poll } from '../contract/routes.ts';
import { readPolls } from './api.ts';
import { openReader } from './latest-reader.ts';

/** Refusals that the class itself will speak of: the seat is outside. */
const isFinal = (error: unknown) =>
  error instanceof ProblemError && error.status >= 400 && error.status < 500;

/** An anonymous answer is told by no event: who leads looks how many there are. */
const COUNT_MS = 3_000;

/** Follows the polls of a lesson: read anew whenever one of them changed, or the class was read anew. */
export function usePolls({ me, follow }: Pick<PollsProps, 'me' | 'follow'>) {
  const { seatId, role } = me;
  const [polls, setPolls] = useState<readonly Poll[]>([]);
  const reader = useRef<{ read: () => void }>(null);
  const read = useCallback(() => reader.current?.read(), []);
  useEffect(() => {
    const opened = openReader({
      ask: () => readPolls({ params: { seatId } }),
      onRead: (answer) => setPolls(answer.polls),
      isFinal,
    });
    reader.current = opened;
    const stop = follow({
      onEvent: ({ type }) => {
        if (type.startsWith('poll.')) opened.read();
      },
      onRead: opened.read,
    });
    opened.read();
    return () => {
      stop();
      opened.stop();
    };
  }, [seatId, follow]);
  const isCounting = role === 'host' && polls.some(({ open, anonymous }) => open && anonymous);
  useEffect(() => {
    if (!isCounting) return;
    const timer = setInterval(read, COUNT_MS);
    return () => clearInterval(timer);
  }, [isCounting, read]);
  return { polls, read };
}
