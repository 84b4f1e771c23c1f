import { useLingui } from '@lingui/react/macro';
import { Hand } from 'lucide-react';
import { useClass } from '../page/context.ts';
import { handPlace } from '../session/place.ts';
import { cx } from '../../../platform/web/looks/index.ts';
import styles from './hand-sign.module.css';

/** A raised hand, and its place among those that are up in one’s room; over a picture, or at the end of a row. */
export function HandSign({ seatId, over }: { seatId: string; over?: boolean }) {
  const { t } = useLingui();
  const place = useClass((state) => handPlace(state, seatId));
  if (place === 0) return null;
  return (
    <span
      className={cx(styles.hand, over && styles.over)}
      role="img"
      aria-label={t`main levée, place ${place}`}
    >
      <Hand size={16} aria-hidden />
      {place}
    </span>
  );
}
