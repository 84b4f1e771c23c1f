import { useLingui } from '@lingui/react/macro';
import {
  Bell,
  BellOff,
  DoorOpen,
  Keyboard,
  LifeBuoy,
  RefreshCw,
  Settings2,
  SlidersHorizontal,
  SmilePlus,
  Users,
} from 'lucide-react';
import type { RefObject } from 'react';
import {
  useClass,
  useInClass,
  useMayReact,
  useIsHost,
  useIsOfStaff,
  useUi,
} from '../../page/context.ts';
import { openDialog } from '../../page/ui-state.ts';
import { useClassActions } from '../../page/use-class-actions.ts';
import { useHearsMessages } from '../told/use-hears-messages.ts';
import type { MenuEntry, MenuGroup } from '../../menus/menu-entry.ts';
import FloatingMenu from './floating-menu.tsx';
import { useLayoutEntries } from '../../bar/layout-button.tsx';
import { useNarrow } from '../../bar/use-narrow.ts';

/** What is needed seldom, and, where the bar has five places, what found none. */
export default function MoreMenu({
  triggerRef,
  onClose,
}: {
  triggerRef: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const layouts = useLayoutEntries();
  const isNarrow = useNarrow();
  const groups: MenuGroup[] = [
    { id: 'own', entries: useOwnEntries() },
    { id: 'layouts', caption: t`Vue`, entries: isNarrow ? layouts : [] },
    { id: 'devices', entries: useDeviceEntries() },
    { id: 'leading', entries: useLeadingEntries() },
    { id: 'rest', entries: useLastEntries() },
  ];
  return <FloatingMenu label={t`Plus`} groups={groups} triggerRef={triggerRef} onClose={onClose} />;
}

/** What found no place in the bar. */
function useOwnEntries(): MenuEntry[] {
  const { t } = useLingui();
  const actions = useClassActions();
  const isNarrow = useNarrow();
  const isHost = useIsHost();
  const isAsking = useClass(({ hands, me }) => hands.help.includes(me.seatId));
  const mayReact = useMayReact();
  return [
    ...(isNarrow && !isHost
      ? [
          {
            id: 'ask-help',
            text: isAsking ? t`Je n’ai plus besoin d’aide` : t`J’ai besoin d’aide`,
            icon: <LifeBuoy size={20} aria-hidden />,
            onAction: () => actions.raise('help'),
          },
          {
            id: 'people',
            text: t`Personnes`,
            icon: <Users size={20} aria-hidden />,
            onAction: actions.togglePeople,
          },
        ]
      : []),
    ...(mayReact && (isNarrow || isHost)
      ? [
          {
            id: 'react',
            text: t`Réagir…`,
            icon: <SmilePlus size={20} aria-hidden />,
            onAction: actions.showReactions,
          },
        ]
      : []),
  ];
}

/** One's own devices, and what is heard. */
function useDeviceEntries(): MenuEntry[] {
  const { ui } = useInClass();
  const { t } = useLingui();
  const actions = useClassActions();
  const isHost = useIsHost();
  const hearsKnocks = useUi(({ knockSound }) => knockSound);
  const hearsMessages = useHearsMessages();
  const bell = (isOn: boolean) =>
    isOn ? <BellOff size={20} aria-hidden /> : <Bell size={20} aria-hidden />;
  return [
    {
      id: 'devices',
      text: t`Micro, caméra et son…`,
      icon: <Settings2 size={20} aria-hidden />,
      onAction: actions.showDevices,
    },
    ...(isHost
      ? [
          {
            id: 'knock',
            text: hearsKnocks ? t`Couper le son des frappes` : t`Entendre les frappes`,
            icon: bell(hearsKnocks),
            onAction: () => ui.update((state) => ({ ...state, knockSound: !state.knockSound })),
          },
        ]
      : []),
    {
      id: 'message-sound',
      text: hearsMessages ? t`Couper le son des messages` : t`Entendre les messages`,
      icon: bell(hearsMessages),
      onAction: () => ui.update((state) => ({ ...state, messageSound: !hearsMessages })),
    },
  ];
}

/** What a host rules. */
function useLeadingEntries(): MenuEntry[] {
  const { ui } = useInClass();
  const { t } = useLingui();
  const actions = useClassActions();
  const isHost = useIsHost();
  const isOfStaff = useIsOfStaff();
  if (!isHost) return [];
  return [
    {
      id: 'door',
      text: t`Porte et messages…`,
      icon: <DoorOpen size={20} aria-hidden />,
      onAction: () => openDialog(ui, { kind: 'door' }),
    },
    {
      id: 'rights',
      text: isOfStaff ? t`Droits des collègues…` : t`Droits des élèves…`,
      icon: <SlidersHorizontal size={20} aria-hidden />,
      onAction: actions.showRights,
    },
  ];
}

/** What is needed least. */
function useLastEntries(): MenuEntry[] {
  const { ui } = useInClass();
  const { t } = useLingui();
  const actions = useClassActions();
  const isHost = useIsHost();
  const isOfStaff = useIsOfStaff();
  return [
    ...(isHost && !isOfStaff
      ? [
          {
            id: 'remake',
            text: t`Refaire le cours…`,
            icon: <RefreshCw size={20} aria-hidden />,
            danger: true,
            onAction: () => openDialog(ui, { kind: 'remake' }),
          },
        ]
      : []),
    {
      id: 'help',
      text: t`Raccourcis du clavier`,
      icon: <Keyboard size={20} aria-hidden />,
      onAction: actions.showHelp,
    },
  ];
}
