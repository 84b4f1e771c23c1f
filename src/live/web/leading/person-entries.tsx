import { useLingui } from '@lingui/react/macro';
import { DoorClosed, Hand, MicOff, SlidersHorizontal, UserRoundX, VideoOff } from 'lucide-react';
import type { ClassSeat } from '../../contract/routes.ts';
import type { MenuEntry } from '../menus/menu-entry.ts';
import { useClass, useInClass, useIsOfStaff, useSeatMedia } from '../page/context.ts';
import { openDialog } from '../page/ui-state.ts';
import { propose, quiet, sendBack } from '../session/api.ts';

/** What a host can do for or with one person; nothing for another host. */
export function usePersonEntries(seat: ClassSeat): MenuEntry[] {
  const { session, ui } = useInClass();
  const { t } = useLingui();
  const isOfStaff = useIsOfStaff();
  const isCalm = useClass(({ calm }) => calm);
  const media = useSeatMedia(seat.seatId);
  const of = { params: { seatId: session.seatId } };
  const tell = (act: Promise<unknown>) =>
    void act.catch((error: unknown) => openDialog(ui, { kind: 'problem', error }));
  if (seat.role === 'host') return [];
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
  return [
    ...(media.microphone === 'on'
      ? [close('microphone', t`Couper son micro`)]
      : isCalm
        ? []
        : [
            {
              id: 'propose',
              text: t`Proposer de parler`,
              icon: <Hand size={20} aria-hidden />,
              onAction: () =>
                tell(propose({ ...of, body: { seatId: seat.seatId, source: 'microphone' } })),
            },
          ]),
    ...(media.camera ? [close('camera', t`Couper sa caméra`)] : []),
    ...(media.screen ? [close('screen', t`Arrêter son partage`)] : []),
    {
      id: 'rights',
      text: t`Ses droits…`,
      icon: <SlidersHorizontal size={20} aria-hidden />,
      onAction: () => openDialog(ui, { kind: 'rights', seatId: seat.seatId }),
    },
    {
      id: 'return',
      text: t`Renvoyer dans la salle d’attente`,
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
