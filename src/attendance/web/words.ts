import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Check, Clock, LogOut, UserX, WifiOff, type LucideIcon } from 'lucide-react';
import type { ChipTone } from '../../platform/web/looks/index.ts';
import type { Reason, Status } from '../contract/statuses.ts';

type Look = { words: MessageDescriptor; tone: ChipTone; icon: LucideIcon };

/** How each line of a roll call is said and drawn; in the order of the choices. */
export const looks: Record<Status, Look> = {
  present: { words: msg`Présent`, tone: 'good', icon: Check },
  late: { words: msg`En retard`, tone: 'warn', icon: Clock },
  left: { words: msg`Parti avant la fin`, tone: 'warn', icon: LogOut },
  network: { words: msg`Empêché par le réseau`, tone: 'info', icon: WifiOff },
  absent: { words: msg`Absent`, tone: 'bad', icon: UserX },
};

export const statusNames = Object.keys(looks) as Status[];

export const reasonWords: Record<Reason, MessageDescriptor> = {
  link_opened: msg`a ouvert son lien, n’a pas frappé`,
  refused: msg`n’a pas été admis`,
  at_door: msg`a attendu à la porte`,
  excluded: msg`a été exclu du cours`,
  never_connected: msg`est entré, sans son ni image`,
};
