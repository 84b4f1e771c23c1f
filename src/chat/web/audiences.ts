import { useLingui } from '@lingui/react/macro';
import { maySay } from '../../access/contract/rights.ts';
import { calledName } from '../../school/contract/names.ts';
import type { ChatProps } from '../../live/web/index.ts';

/** To whom one may write now: `hosts`, `all`, or somebody's seat. */
export type Choice = { value: string; label: string };

/**
 * To whom this person may write at this instant, the nearest circle first for who learns. Who leads writes to
 * all, to one (named as above the messages), and to others who lead when there are any.
 */
export function useAudiences(props: ChatProps): Choice[] {
  const { me, calm, seats, isOfStaff, address, breakout } = props;
  const { t } = useLingui();
  const all = { value: 'all', label: isOfStaff ? t`Toute la réunion` : t`Toute la classe` };
  if (me.role !== 'host') {
    const hosts = isOfStaff
      ? t`Qui anime la réunion`
      : address(t`Tes professeurs`, t`Vos professeurs`);
    // A value of its own: what was begun for a breakout does not go to the class when one is back in it.
    const number = breakout?.number ?? 0;
    const near = breakout ? { value: breakout.breakoutId, label: t`L’atelier ${number}` } : all;
    return [{ value: 'hosts', label: hosts }, near].filter(({ value }) =>
      maySay({ ...me, calm }, value === 'hosts' ? 'hosts' : 'all'),
    );
  }
  const others = [...seats.values()].filter(({ seatId }) => seatId !== me.seatId);
  const isLed = others.some(({ role }) => role === 'host');
  const hosts = { value: 'hosts', label: isOfStaff ? t`Qui anime la réunion` : t`Les professeurs` };
  return [
    all,
    ...(isLed ? [hosts] : []),
    ...others
      .filter(({ role }) => role !== 'host')
      .map(({ seatId, name }) => ({ value: seatId, label: calledName(name) }))
      .sort((a, b) => a.label.localeCompare(b.label, 'fr')),
  ];
}
