import { Trans, useLingui } from '@lingui/react/macro';
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx';
import { Select } from '../../../../platform/web/ui/Select.tsx';
import type { Device } from '../../media/devices.ts';
import { useSession } from '../../page/context.ts';
import { useStore } from '../../session/use-store.ts';
import { Video } from '../../stage/video.tsx';
import styles from './dialogs.module.css';
import { LevelMeter } from './level-meter.tsx';

/** Microphone, camera and sound, changed without leaving; what is plugged in or out shows at once. */
export function DevicesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const session = useSession();
  const devices = useStore(session.devices.devices, (value) => value);
  const microphone = useStore(session.own.microphone.state, (value) => value);
  const camera = useStore(session.own.camera.state, (value) => value);
  const speaker = useStore(session.own.speakerId, (value) => value);
  return (
    <Dialog title={t`Micro, caméra et son`} isOpen onClose={onClose} dismissable>
      <div className={styles.device}>
        <DeviceChoice
          label={t`Micro`}
          devices={devices.audioinput}
          present={deviceOf(microphone.track?.mediaStreamTrack) ?? session.own.microphone.deviceId}
          onChoose={(id) => void session.own.microphone.choose(id)}
        />
        {microphone.power === 'on' && microphone.track ? (
          <LevelMeter track={microphone.track.mediaStreamTrack} />
        ) : (
          <p className={styles.note}>
            <Trans>Ouvrir le micro pour voir s’il entend.</Trans>
          </p>
        )}
      </div>
      <div className={styles.device}>
        <DeviceChoice
          label={t`Caméra`}
          devices={devices.videoinput}
          present={deviceOf(camera.track?.mediaStreamTrack) ?? session.own.camera.deviceId}
          onChoose={(id) => void session.own.camera.choose(id)}
        />
        {camera.power === 'on' && camera.track ? (
          <div className={styles.preview}>
            <Video track={camera.track} mirrored label={t`Aperçu de la caméra`} />
          </div>
        ) : (
          <p className={styles.note}>
            <Trans>Allumer la caméra pour voir l’image.</Trans>
          </p>
        )}
      </div>
      {devices.audiooutput.length > 0 ? (
        <DeviceChoice
          label={t`Haut-parleur ou casque`}
          devices={devices.audiooutput}
          present={speaker ?? 'default'}
          onChoose={(id) => void session.own.chooseSpeaker(id)}
        />
      ) : null}
    </Dialog>
  );
}

const deviceOf = (track: MediaStreamTrack | undefined): string | undefined =>
  track?.getSettings().deviceId;

function DeviceChoice({
  label,
  devices,
  present,
  onChoose,
}: {
  label: string;
  devices: readonly Device[];
  present: string | undefined;
  onChoose: (deviceId: string) => void;
}) {
  const { t } = useLingui();
  if (devices.length === 0) {
    return (
      <p>
        <strong>{label}</strong>
        <br />
        <Trans>Aucun appareil trouvé. Branché, il apparaît ici tout seul.</Trans>
      </p>
    );
  }
  const isListed = devices.some(({ deviceId }) => deviceId === present);
  return (
    <Select
      label={label}
      value={isListed && present !== undefined ? present : ''}
      placeholder={t`Choisir`}
      onChange={onChoose}
      options={devices.map(({ deviceId, label: name }, index) => ({
        value: deviceId,
        label: name === '' ? t`Appareil ${index + 1}` : name,
      }))}
    />
  );
}
