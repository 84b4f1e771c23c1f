import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { meterLevel } from '../../media/level-meter.ts';
import styles from './dialogs.module.css';

/** How loud the microphone hears, as ten marks. */
export function LevelMeter({ track }: { track: MediaStreamTrack }) {
  const { t } = useLingui();
  const [marks, setMarks] = useState(0);
  useEffect(() => meterLevel(track, (level) => setMarks(Math.round(level * 10))), [track]);
  return (
    <div
      className={styles.meter}
      role="meter"
      aria-label={t`Niveau du micro`}
      aria-valuemin={0}
      aria-valuemax={10}
      aria-valuenow={marks}
    >
      {Array.from({ length: 10 }, (_, index) => (
        <span key={index} data-full={index < marks} />
      ))}
    </div>
  );
}
