import { useLingui } from '@lingui/react/macro';
import type { Quality } from './media-view.ts';
import styles from './quality-sign.module.css';

const heights: Record<Quality, number> = { good: 4, fair: 3, poor: 1, lost: 0, unknown: 0 };

/** Four bars that say at a glance how a line is; the words are beside them or read aloud. */
function Bars({ quality }: { quality: Quality }) {
  return (
    <svg className={styles.bars} data-quality={quality} viewBox="0 0 20 16" aria-hidden="true">
      {[0, 1, 2, 3].map((bar) => (
        <rect
          key={bar}
          x={bar * 5}
          y={12 - bar * 4}
          width="3.5"
          height={4 + bar * 4}
          rx="1.2"
          data-full={bar < heights[quality]}
        />
      ))}
    </svg>
  );
}

function useQualityWords(): Record<Quality, string> {
  const { t } = useLingui();
  return {
    good: t`Bonne liaison`,
    fair: t`Liaison moyenne`,
    poor: t`Liaison faible`,
    lost: t`Liaison perdue`,
    unknown: t`Liaison en cours de mesure`,
  };
}

/** One's own line: bars and words. */
export function QualityChip({ quality }: { quality: Quality }) {
  const words = useQualityWords();
  return (
    <span className={styles.chip} title={words[quality]}>
      <Bars quality={quality} />
      <span className={styles.words}>{words[quality]}</span>
    </span>
  );
}

/** Somebody else's line, shown only when it is bad. */
export function QualitySign({ quality }: { quality: Quality }) {
  const words = useQualityWords();
  if (quality !== 'poor' && quality !== 'lost') return null;
  return (
    <span className={styles.sign} role="img" aria-label={words[quality]} title={words[quality]}>
      <Bars quality={quality} />
    </span>
  );
}
