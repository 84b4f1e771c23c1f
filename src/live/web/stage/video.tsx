import type { Track } from 'livekit-client';
import { useEffect, useRef } from 'react';
import { cx } from '../../../platform/web/looks/index.ts';
import styles from './tile.module.css';

/** A live picture. One's own camera is mirrored, as in a looking-glass; a whole screen is never cut. */
export function Video({
  track,
  mirrored = false,
  whole = false,
  label,
}: {
  track: Track;
  mirrored?: boolean;
  whole?: boolean;
  label: string;
}) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = element.current;
    if (!video) return;
    track.attach(video);
    return () => void track.detach(video);
  }, [track]);
  return (
    <video
      ref={element}
      className={cx(styles.video, mirrored && styles.mirrored, whole && styles.whole)}
      aria-label={label}
      autoPlay
      playsInline
      muted
    />
  );
}
