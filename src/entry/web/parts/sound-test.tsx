/** @jsxImportSource preact */
import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { buttonLook } from '../../../platform/web/looks/index.ts';
import type { Devices } from '../devices/devices.ts';
import { playTest } from '../devices/tunes.ts';
import { type Address, said } from '../words.ts';
import { Icon } from './icons.tsx';
import styles from './sound-test.module.css';

type Test = 'never' | 'playing' | 'played' | 'silent';

/** A short tune on the chosen loudspeaker, with a sign that it plays for who does not hear it. */
export function SoundTest({ devices, address }: { devices: Devices; address: Address }) {
  const [test, setTest] = useState<Test>('never');
  const play = async () => {
    if (test === 'playing') return;
    setTest('playing');
    try {
      await playTest(devices.state.value.chosen.speaker);
      setTest('played');
    } catch {
      setTest('silent');
    }
  };
  return (
    <div class={styles.test}>
      <button
        type="button"
        class={buttonLook({ look: 'ghost', full: true })}
        onClick={() => void play()}
      >
        {test === 'playing' ? <Bars /> : <Icon name="sound" />}
        {test === 'playing' ? t`Le son joue…` : t`Écouter si le son marche`}
      </button>
      <p role="status" class={styles.after}>
        {test === 'played' &&
          said(
            address,
            t`Tu n’as rien entendu ? Monte le son de l’appareil, ou branche un casque.`,
            t`Vous n’avez rien entendu ? Montez le son de l’appareil, ou branchez un casque.`,
          )}
        {test === 'silent' &&
          t`Cet appareil n’a pas de sortie de son. Brancher un casque, puis réessayer.`}
      </p>
    </div>
  );
}

function Bars() {
  return (
    <span class={styles.bars} aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
    </span>
  );
}
