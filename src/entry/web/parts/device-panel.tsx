/** @jsxImportSource preact */
import { t } from '@lingui/core/macro';
import type { EntrySeat } from '../../contract/routes.ts';
import type { Devices, SourceState } from '../devices/devices.ts';
import { hintFor } from '../devices/hints.ts';
import type { Source } from '../devices/media.ts';
import { useStore } from '../use-store.ts';
import { said } from '../words.ts';
import { DeviceChoices } from './device-choices.tsx';
import styles from './device-panel.module.css';
import { Icon, type IconName } from './icons.tsx';
import { LevelMeter } from './level-meter.tsx';
import { Preview } from './preview.tsx';

/** The device check: microphone and camera off until the person turns them on, seen and heard by nobody. */
export function DevicePanel({ devices, seat }: { devices: Devices; seat: EntrySeat }) {
  const { microphone, camera, lists, chosen } = useStore(devices.state);
  const { address } = seat;
  return (
    <section
      class={styles.panel}
      aria-label={said(address, t`Ton micro et ta caméra`, t`Votre micro et votre caméra`)}
    >
      <Preview camera={camera} seat={seat} />
      <LevelMeter microphone={microphone} />
      <div class={styles.two}>
        <SourceButton source="microphone" state={microphone} devices={devices} />
        <SourceButton source="camera" state={camera} devices={devices} />
      </div>
      <p class={styles.note}>
        {said(
          address,
          t`On ne te voit pas et on ne t’entend pas encore.`,
          t`On ne vous voit pas et on ne vous entend pas encore.`,
        )}
      </p>
      <div role="status" class={styles.says}>
        <SourceWords source="microphone" state={microphone} />
        <SourceWords source="camera" state={camera} />
      </div>
      <DeviceChoices
        lists={lists}
        chosen={chosen}
        onChoose={(kind, id) => void devices.choose(kind, id)}
      />
    </section>
  );
}

function SourceButton(props: { source: Source; state: SourceState; devices: Devices }) {
  const { source, state, devices } = props;
  const isOn = state.kind === 'on';
  const icon: IconName = isOn ? source : `${source}-off`;
  return (
    <button
      type="button"
      class={styles.source}
      aria-pressed={isOn}
      onClick={() => void devices.toggle(source)}
    >
      <Icon name={icon} />
      {isOn ? readyWords(source) : source === 'microphone' ? t`Micro` : t`Caméra`}
    </button>
  );
}

const readyWords = (source: Source) => (source === 'microphone' ? t`Micro prêt` : t`Caméra prête`);

/** What a source has to say: that the browser asks, that it is ready, or what is wrong. */
function SourceWords({ source, state }: { source: Source; state: SourceState }) {
  if (state.kind === 'off') return null;
  if (state.kind === 'on') return <p class="visuallyHidden">{readyWords(source)}</p>;
  if (state.kind === 'asking') {
    return (
      <p class={styles.asking}>
        {source === 'microphone'
          ? t`Pour parler en classe, le navigateur demande d’autoriser le micro.`
          : t`Pour être vu en classe, le navigateur demande d’autoriser la caméra.`}
      </p>
    );
  }
  const { title, remedy } = hintFor(source, state.fault);
  return (
    <div class={styles.fault}>
      <Icon name="alert" />
      <p>
        <strong>{title}</strong> {remedy}
      </p>
    </div>
  );
}
