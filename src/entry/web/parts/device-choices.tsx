/** @jsxImportSource preact */
import { t } from '@lingui/core/macro';
import type { DevicesState } from '../devices/devices.ts';
import { canChooseSpeaker, type Device, type DeviceLists } from '../devices/media.ts';
import styles from './device-choices.module.css';
import { Icon } from './icons.tsx';

type Kind = keyof DevicesState['chosen'];

/** Which microphone, camera and loudspeaker, when there is a choice: folded away, most never need it. */
export function DeviceChoices(props: {
  lists: DeviceLists;
  chosen: DevicesState['chosen'];
  onChoose: (kind: Kind, deviceId: string) => void;
}) {
  const { lists, chosen, onChoose } = props;
  const offered: { kind: Kind; label: string; devices: readonly Device[] }[] = [
    { kind: 'microphone', label: t`Micro`, devices: lists.microphone },
    { kind: 'camera', label: t`Caméra`, devices: lists.camera },
    { kind: 'speaker', label: t`Haut-parleur`, devices: canChooseSpeaker() ? lists.speaker : [] },
  ];
  const useful = offered.filter(({ devices }) => devices.length > 1);
  if (useful.length === 0) return null;
  return (
    <details class={styles.choices}>
      <summary class={styles.summary}>
        <Icon name="settings" size={18} />
        {t`Choisir un autre appareil`}
      </summary>
      {useful.map(({ kind, label, devices }) => (
        <label key={kind} class={styles.field}>
          <span>{label}</span>
          <select
            class={styles.select}
            value={chosen[kind]}
            onChange={(event) => onChoose(kind, event.currentTarget.value)}
          >
            <option value="">{t`Celui de l’appareil`}</option>
            {devices
              .filter(({ id }) => id !== 'default' && id !== '')
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        </label>
      ))}
    </details>
  );
}
