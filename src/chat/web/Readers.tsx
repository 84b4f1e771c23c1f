import { useLingui } from '@lingui/react/macro';
import type { ChatProps } from '../../live/web/index.ts';
import { calledName } from '../../school/contract/names.ts';
import type { Message } from '../contract/routes.ts';

type Props = Pick<ChatProps, 'isOfStaff' | 'address'> & {
  message: Pick<Message, 'to' | 'one' | 'breakout'>;
  me: { seatId: string | null };
};

/** Who reads this message, in words. */
export function Readers({ message: { to, one, breakout }, me, isOfStaff, address }: Props) {
  const { t } = useLingui();
  if (breakout !== null) return t`à l’atelier ${breakout}`;
  if (to === 'all') return isOfStaff ? t`à toute la réunion` : t`à toute la classe`;
  if (to === 'hosts') return isOfStaff ? t`à qui anime` : t`aux professeurs`;
  const name = one ? calledName(one.name) : '';
  if (one?.seatId !== me.seatId)
    return isOfStaff ? t`à ${name} et à qui anime` : t`à ${name} et aux professeurs`;
  if (isOfStaff) return t`à vous et à qui anime`;
  return address(t`à toi et aux professeurs`, t`à vous et aux professeurs`);
}
