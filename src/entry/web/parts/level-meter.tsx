/** @jsxImportSource preact */
import { t } from '@lingui/core/macro';
import { useEffect, useRef } from 'preact/hooks';
import type { SourceState } from '../devices/devices.ts';
import { followLevel } from '../devices/level.ts';
import styles from './level-meter.module.css';

/** How loud the microphone hears: an empty groove while it is off. */
export function LevelMeter({ microphone }: { microphone: SourceState }) {
  if (microphone.kind !== 'on') return <div class={styles.groove} aria-hidden="true" />;
  return <Meter key={microphone.track.id} track={microphone.track} />;
}

function Meter({ track }: { track: MediaStreamTrack }) {
  const groove = useRef<HTMLDivElement>(null);
  const fill = useRef<HTMLDivElement>(null);
  // The level changes twelve times a second: it is written straight to the page, not drawn again each time.
  useEffect(
    () =>
      followLevel(track, (level) => {
        fill.current?.style.setProperty('transform', `scaleX(${level.toFixed(3)})`);
        groove.current?.setAttribute('aria-valuenow', String(Math.round(level * 100)));
      }),
    [track],
  );
  return (
    <div
      ref={groove}
      class={styles.groove}
      role="meter"
      aria-label={t`Niveau du micro`}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    >
      <div ref={fill} class={styles.fill} />
    </div>
  );
}
