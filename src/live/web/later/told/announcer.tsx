import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { calledName } from '../../../../school/contract/names.ts';
import type { ClassState } from '../../session/class-state.ts';
import { useClass, useSeatsBeside } from '../../page/context.ts';
import { useLinkWords } from '../../page/link-words.ts';
import { useShownLink } from '../../page/use-shown-link.ts';
import { useSounds } from './use-sounds.ts';

/** Says aloud, for those who do not see the page, who comes, who goes, who knocks and how the line is; and sounds a knock, or a message. */
export default function Announcer() {
  const link = useShownLink();
  const line = useLinkWords(link);
  const moves = useMoves();
  useSounds();
  return (
    <>
      <div className="visuallyHidden" role="status">
        {line}
      </div>
      <div className="visuallyHidden" role="log" aria-live="polite">
        {moves.map(({ key, text }) => (
          <p key={key}>{text}</p>
        ))}
      </div>
    </>
  );
}

type Said = { key: number; text: string };

/** A class of thirty that enters at once is one sentence, not thirty. */
const CROWD = 3;

function useMoves(): Said[] {
  const { t } = useLingui();
  const seats = useSeatsBeside();
  const knocking = useClass((state) => state.knocking);
  const before = useRef({ seats, knocking });
  const [said, setSaid] = useState<Said[]>([]);
  useEffect(() => {
    const sentences = [
      ...sayNames(
        newIn(before.current.seats, seats),
        (who) => t`${who} entre`,
        (n) => t`${n} personnes entrent`,
      ),
      ...sayNames(
        newIn(seats, before.current.seats),
        (who) => t`${who} sort`,
        (n) => t`${n} personnes sortent`,
      ),
      ...sayNames(
        newIn(before.current.knocking, knocking),
        (who) => t`${who} frappe`,
        (n) => t`${n} personnes frappent`,
      ),
    ];
    before.current = { seats, knocking };
    if (sentences.length === 0) return;
    setSaid((kept) =>
      [...kept, ...sentences.map((text, index) => ({ key: Date.now() + index, text }))].slice(-5),
    );
  }, [seats, knocking, t]);
  return said;
}

type Named = ClassState['seats'] | ClassState['knocking'];

const newIn = (before: Named, now: Named): string[] =>
  [...now.values()].filter(({ seatId }) => !before.has(seatId)).map(({ name }) => calledName(name));

const sayNames = (
  names: string[],
  one: (who: string) => string,
  many: (count: number) => string,
): string[] => (names.length > CROWD ? [many(names.length)] : names.map(one));
