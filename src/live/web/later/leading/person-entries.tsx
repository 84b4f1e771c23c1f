import { useLingui } from '@lingui/react/macro';
import {
  DoorClosed,
  Hand,
  Maximize,
  Mic,
  MicOff,
  Minimize,
  Pencil,
  SlidersHorizontal,
  UserRoundX,
  VideoOff,
} from 'lucide-react';
import type { ClassSeat } from '../../../contract/routes.ts';
import type { MenuEntry } from '../../menus/menu-entry.ts';
import { useClass, useInClass, useIsOfStaff, useSeatMedia } from '../../page/context.ts';
import { openDialog } from '../../page/ui-state.ts';
import { giveFloor, lowerHands, propose, quiet, sendBack, spotlight } from '../../session/api.ts';

/** What a host can do for or with one person; nothing for another host. */
export function usePersonEntries(seat: ClassSeat): MenuEntry[] {
  const { session, ui } = useInClass();
  const { t } = useLingui();
  const isOfStaff = useIsOfStaff();
  const isCalm = useClass(({ calm }) => calm);
  const media = useSeatMedia(seat.seatId);
  const hasHand = useClass(({ hands }) => hands.speech.includes(seat.seatId));
  const hasFloor = useClass(({ floor }) => floor === seat.seatId);
  const of = { params: { seatId: session.seatId } };
  const tell = (act: Promise<unknown>) =>
    void act.catch((error: unknown) => openDialog(ui, { kind: 'problem', error }));
  const isSpotlit = useClass((state) => state.spotlight === seat.seatId);
  const large: MenuEntry = {
    id: 'spotlight',
    text: isSpotlit ? t`Ne plus mettre en grand` : t`Mettre en grand pour tous`,
    icon: isSpotlit ? <Minimize size={20} aria-hidden /> : <Maximize size={20} aria-hidden />,
    onAction: () => tell(spotlight({ ...of, body: { seatId: isSpotlit ? null : seat.seatId } })),
  };
  if (seat.role === 'host') return [large];
  const close = (source: 'microphone' | 'camera' | 'screen', text: string): MenuEntry => ({
    id: `quiet-${source}`,
    text,
    icon:
      source === 'microphone' ? (
        <MicOff size={20} aria-hidden />
      ) : (
        <VideoOff size={20} aria-hidden />
      ),
    onAction: () => tell(quiet({ ...of, body: { seatIds: [seat.seatId], source } })),
  });
  const floor = (text: string, seatId: string | null): MenuEntry => ({
    id: 'floor',
    text,
    icon: <Mic size={20} aria-hidden />,
    onAction: () => tell(giveFloor({ ...of, body: { seatId } })),
  });
  const speech = (): MenuEntry[] => {
    if (media.microphone === 'on') return [close('microphone', t`Couper son micro`)];
    if (hasFloor) return [];
    if (isCalm || hasHand) return [floor(t`Donner la parole`, seat.seatId)];
    return [
      {
        id: 'propose',
        text: t`Proposer de parler`,
        icon: <Hand size={20} aria-hidden />,
        onAction: () =>
          tell(propose({ ...of, body: { seatId: seat.seatId, source: 'microphone' } })),
      },
    ];
  };
  return [
    ...(hasFloor ? [floor(t`Reprendre la parole`, null)] : []),
    ...(hasHand
      ? [
          {
            id: 'lower',
            text: t`Baisser sa main`,
            icon: <Hand size={20} aria-hidden />,
            onAction: () =>
              tell(lowerHands({ ...of, body: { wants: 'speech', seatIds: [seat.seatId] } })),
          },
        ]
      : []),
    ...speech(),
    ...(media.camera ? [close('camera', t`Couper sa caméra`)] : []),
    ...(media.screen ? [close('screen', t`Arrêter son partage`)] : []),
    large,
    {
      id: 'rights',
      text: t`Ses droits…`,
      icon: <SlidersHorizontal size={20} aria-hidden />,
      onAction: () => openDialog(ui, { kind: 'rights', seatId: seat.seatId }),
    },
    ...(seat.role === 'guest'
      ? [
          {
            id: 'rename',
            text: t`Corriger son nom…`,
            icon: <Pencil size={20} aria-hidden />,
            onAction: () => openDialog(ui, { kind: 'rename', seatId: seat.seatId }),
          },
        ]
      : []),
    {
      id: 'return',
      text: t`Faire attendre à la porte`,
      icon: <DoorClosed size={20} aria-hidden />,
      onAction: () => tell(sendBack({ ...of, body: { seatId: seat.seatId } })),
    },
    {
      id: 'remove',
      text: isOfStaff ? t`Exclure de la réunion…` : t`Exclure du cours…`,
      icon: <UserRoundX size={20} aria-hidden />,
      danger: true,
      onAction: () => openDialog(ui, { kind: 'remove', seatId: seat.seatId }),
    },
  ];
}
