/** @jsxImportSource preact */
import { t } from '@lingui/core/macro';
import { useCallback } from 'preact/hooks';
import { avatarLook, toneLook } from '../../../platform/web/looks/index.ts';
import { initials } from '../../../school/contract/names.ts';
import type { EntrySeat } from '../../contract/routes.ts';
import type { SourceState } from '../devices/devices.ts';
import styles from './preview.module.css';

/** One's own picture as in a mirror, or one's initials while the camera is off. */
export function Preview({ camera, seat }: { camera: SourceState; seat: EntrySeat }) {
  return (
    <div class={`${styles.preview} ${toneLook(seat.seatId)}`}>
      {camera.kind === 'on' ? (
        <Mirror track={camera.track} />
      ) : (
        <span class={`${avatarLook(seat.seatId, 'large')} ${styles.initials}`} aria-hidden="true">
          {initials(seat.name)}
        </span>
      )}
    </div>
  );
}

function Mirror({ track }: { track: MediaStreamTrack }) {
  const show = useCallback(
    (video: HTMLVideoElement | null) => {
      if (video) video.srcObject = new MediaStream([track]);
    },
    [track],
  );
  return (
    <video
      ref={show}
      class={styles.mirror}
      autoplay
      muted
      playsInline
      aria-label={t`Aperçu de la caméra`}
    />
  );
}
