import { useLingui } from '@lingui/react/macro';
import {
  CalendarX,
  DoorClosed,
  EllipsisVertical,
  Link2,
  ListChecks,
  Pencil,
  SlidersHorizontal,
  Undo2,
  UserPlus,
  UserRoundX,
} from 'lucide-react';
import { can } from '../../access/contract/abilities.ts';
import { actingAs, ownSchool, useMe } from '../../identity/web/index.ts';
import { IconButton, Menu, MenuItem } from '../../platform/web/ui/index.ts';
import type { MeetingView } from '../contract/routes.ts';
import type { LessonActions } from './lesson-actions.ts';
import { nameOf } from './words.ts';

type Props = { meeting: MeetingView; actions: LessonActions };

/** What can be done with a lesson, besides opening it. One that has ended only tells who was excluded. */
export function LessonMenu({ meeting, actions }: Props) {
  const { t } = useLingui();
  const me = useMe();
  const hostIds = meeting.hosts.map(({ personId }) => personId);
  const ofStaff = meeting.group === null;
  const subject = { ...ownSchool, meetingId: meeting.meetingId, hostIds, ofStaff };
  const mayChange = can(actingAs(me), 'meeting.change', subject);
  if (meeting.state === 'cancelled' && !mayChange) return null;
  const name = nameOf(meeting);
  return (
    <Menu
      label={name}
      trigger={
        <IconButton
          label={t`Autres actions pour ${name}`}
          icon={<EllipsisVertical size={20} aria-hidden />}
        />
      }
    >
      {meeting.state === 'planned' || meeting.state === 'open' ? (
        <MenuItem
          icon={<Link2 size={20} aria-hidden />}
          onAction={() => (ofStaff ? actions.address : actions.links)(meeting)}
        >
          {ofStaff ? t`Adresse à donner` : t`Liens et invités`}
        </MenuItem>
      ) : null}
      {!ofStaff && (meeting.state === 'planned' || meeting.state === 'open') ? (
        <MenuItem
          icon={<SlidersHorizontal size={20} aria-hidden />}
          onAction={() => actions.rights(meeting)}
        >
          {t`Droits des élèves`}
        </MenuItem>
      ) : null}
      {meeting.coming?.by === 'reservation' && meeting.state !== 'cancelled' ? (
        <MenuItem
          icon={<ListChecks size={20} aria-hidden />}
          onAction={() => actions.reservations(meeting)}
        >
          {t`Places réservées`}
        </MenuItem>
      ) : null}
      {meeting.state === 'cancelled' ? null : (
        <MenuItem
          icon={<UserRoundX size={20} aria-hidden />}
          onAction={() => actions.bans(meeting)}
        >
          {t`Exclusions`}
        </MenuItem>
      )}
      {meeting.state === 'planned' && mayChange ? (
        <>
          <MenuItem
            icon={<Pencil size={20} aria-hidden />}
            onAction={() => actions.change(meeting)}
          >
            {t`Modifier`}
          </MenuItem>
          <MenuItem
            danger
            icon={<CalendarX size={20} aria-hidden />}
            onAction={() => actions.cancel(meeting)}
          >
            {ofStaff ? t`Annuler cette réunion` : t`Annuler ce cours`}
          </MenuItem>
        </>
      ) : null}
      {meeting.state === 'open' && mayChange && !ofStaff ? (
        <MenuItem icon={<UserPlus size={20} aria-hidden />} onAction={() => actions.hosts(meeting)}>
          {t`Choisir avec qui`}
        </MenuItem>
      ) : null}
      {meeting.state === 'open' ? (
        <MenuItem
          danger
          icon={<DoorClosed size={20} aria-hidden />}
          onAction={() => actions.end(meeting)}
        >
          {ofStaff ? t`Terminer cette réunion` : t`Terminer ce cours`}
        </MenuItem>
      ) : null}
      {meeting.state === 'cancelled' ? (
        <MenuItem icon={<Undo2 size={20} aria-hidden />} onAction={() => actions.restore(meeting)}>
          {ofStaff ? t`Rétablir cette réunion` : t`Rétablir ce cours`}
        </MenuItem>
      ) : null}
    </Menu>
  );
}
