import { useEffect, useRef } from 'react';
import { useClass, useUi } from '../../page/context.ts';
import { playKnock, playMessage } from './sounds.ts';
import { useHearsMessages } from './use-hears-messages.ts';

/** A sound when a count rises, while it is wanted. */
function useRise(count: number, isOn: boolean, play: () => void): void {
  const before = useRef(0);
  useEffect(() => {
    if (count > before.current && isOn) play();
    before.current = count;
  }, [count, isOn, play]);
}

/** A soft knock when somebody comes to the door, a drop when a message waits to be read; each can be turned off. */
export function useSounds(): void {
  useRise(
    useClass(({ knocking }) => knocking.size),
    useUi(({ knockSound }) => knockSound),
    playKnock,
  );
  useRise(
    useUi(({ unread }) => unread),
    useHearsMessages(),
    playMessage,
  );
}
