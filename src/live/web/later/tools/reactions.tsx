import { useEffect, useState } from 'react';
import { cx } from '../../../../platform/web/looks/index.ts';
import { shortName } from '../../../../school/contract/names.ts';
import { reactionKinds } from '../../../contract/reactions.ts';
import { useClass, useSession } from '../../page/context.ts';
import header from '../../page/header.module.css';
import { signs, useReactionWords } from './reaction-words.ts';
import { readReaction, type Shown, stillShown, withReaction } from './reactions-state.ts';
import styles from './tools.module.css';

/** How often signs whose time is over are taken away. */
const LOOK_MS = 1_000;

/** Reactions of the last seconds, counted by their kind, beside the title: over no face. */
export default function Reactions() {
  const shown = useReactions();
  const words = useReactionWords();
  const seats = useClass((state) => state.seats);
  const named = ([one, ...others]: readonly Shown[]) => {
    const seat = one && seats.get(one.seatId);
    return others.length > 0 || !seat ? String(others.length + 1) : shortName(seat.name);
  };
  return (
    <span className={cx(header.space, styles.reactions)} role="status">
      {reactionKinds.map((kind) => {
        const Sign = signs[kind];
        const mine = shown.filter((one) => one.kind === kind);
        return mine.length === 0 ? null : (
          <span key={kind} className={styles.reaction} title={words[kind]}>
            <Sign size={18} aria-hidden />
            <span className="visuallyHidden">{words[kind]}</span>
            {named(mine)}
          </span>
        );
      })}
    </span>
  );
}

function useReactions(): readonly Shown[] {
  const { line, control } = useSession();
  const [shown, setShown] = useState<readonly Shown[]>([]);
  useEffect(() => {
    const isInside = (seatId: string) => control.class.get()?.seats.has(seatId) ?? false;
    const onData = (
      payload: Uint8Array,
      sender?: { identity: string },
      _kind?: unknown,
      topic?: string,
    ) => {
      const reaction = readReaction({ payload, sender: sender?.identity, topic }, isInside);
      if (reaction) setShown((before) => withReaction(before, reaction, Date.now()));
    };
    line.room.on('dataReceived', onData);
    return () => void line.room.off('dataReceived', onData);
  }, [line, control]);
  const isEmpty = shown.length === 0;
  useEffect(() => {
    if (isEmpty) return;
    const look = setInterval(
      () =>
        setShown((before) => {
          const after = stillShown(before, Date.now());
          return after.length === before.length ? before : after;
        }),
      LOOK_MS,
    );
    return () => clearInterval(look);
  }, [isEmpty]);
  return shown;
}
