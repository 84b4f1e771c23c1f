import { useEffect, useRef } from 'react';
import { useClass, useUi } from './context.ts';
import { playKnock } from './knock-sound.ts';

/** A soft knock when somebody comes to the door, unless the host turned it off. */
export function useKnockSound(): void {
  const waiting = useClass(({ knocking }) => knocking.size);
  const isOn = useUi(({ knockSound }) => knockSound);
  const before = useRef(0);
  useEffect(() => {
    if (waiting > before.current && isOn) playKnock();
    before.current = waiting;
  }, [waiting, isOn]);
}
