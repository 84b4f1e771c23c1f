import { useLingui } from '@lingui/react/macro';
import {
  CalendarX,
  DoorClosed,
  EllipsisVertical,
  Link2,
  Pencil,
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
  const subject = { ...ownSchool, meetingId: meeting.meetingId, hostIds };
  // A room of the staff stands now: it has no hours to move and no class whose people lead it too.
  const mayChange = meeting.group !== null && can(actingAs(me), 'meeting.change', subject);
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
          onAction={() => (meeting.group ? actions.links : actions.address)(meeting)}
        >
          {meeting.group ? t`Liens et invités` : t`Adresse à donner`}
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
            {t`Annuler ce cours`}
          </MenuItem>
        </>
      ) : null}
      {meeting.state === 'open' && mayChange ? (
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
          {meeting.group ? t`Terminer ce cours` : t`Terminer cette réunion`}
        </MenuItem>
      ) : null}
      {meeting.state === 'cancelled' ? (
        <MenuItem icon={<Undo2 size={20} aria-hidden />} onAction={() => actions.restore(meeting)}>
          {t`Rétablir ce cours`}
        </MenuItem>
      ) : null}
    </Menu>
  );
}
