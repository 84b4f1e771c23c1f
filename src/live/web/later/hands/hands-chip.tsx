import { Plural, useLingui } from '@lingui/react/macro';
import { Hand, LifeBuoy } from 'lucide-react';
import { calledName } from '../../../../school/contract/names.ts';
import { useClass, useInClass } from '../../page/context.ts';
import header from '../../page/header.module.css';
import { cx } from '../../../../platform/web/looks/index.ts';

/** For who leads: raised hands and calls for help are known though the list is closed, and said aloud. */
export default function HandsChip() {
  const { ui } = useInClass();
  const { t } = useLingui();
  const { speech, help } = useClass((state) => state.hands);
  const seats = useClass((state) => state.seats);
  const showPeople = () => ui.update((state) => ({ ...state, panel: 'people' }));
  const nameOf = (seatId: string) => {
    const seat = seats.get(seatId);
    return seat ? calledName(seat.name) : '';
  };
  return (
    <>
      {speech.length > 0 ? (
        <button type="button" className={cx(header.chip)} onClick={showPeople}>
          <Hand size={18} aria-hidden />
          <Plural value={speech.length} one="# main levée" other="# mains levées" />
        </button>
      ) : null}
      {help.length > 0 ? (
        <button type="button" className={cx(header.chip, header.knock)} onClick={showPeople}>
          <LifeBuoy size={18} aria-hidden />
          <Plural value={help.length} one="# demande d’aide" other="# demandes d’aide" />
        </button>
      ) : null}
      <span className="visuallyHidden" role="log" aria-live="polite">
        {speech.map((seatId) => (
          <span key={`speech:${seatId}`}>{t`${nameOf(seatId)} lève la main`}</span>
        ))}
        {help.map((seatId) => (
          <span key={`help:${seatId}`}>{t`${nameOf(seatId)} a besoin d’aide`}</span>
        ))}
      </span>
    </>
  );
}
