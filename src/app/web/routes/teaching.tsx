import { createRoute, redirect, useNavigate } from '@tanstack/react-router';
import { can } from '../../../access/contract/abilities.ts';
import {
  AccountPage,
  CardsLink,
  CardsPage,
  actingAs,
  ownSchool,
  sessionQuery,
  useMe,
} from '../../../identity/web/index.ts';
import { BansDialog } from '../../../entry/web/bans/index.ts';
import { LinksDialog } from '../../../entry/web/links/index.ts';
import { CalendarCard, LessonDoorPage, OwnLessonsPage } from '../../../entry/web/coming/index.ts';
import {
  GroupRightsPage,
  LessonRightsDialog,
  RightsLink,
} from '../../../live/web/settings/index.ts';
import { MeetingsPage, WeekPage } from '../../../meeting/web/index.ts';
import { GroupPage } from '../../../school/web/index.ts';
import { isOffered, isTaught } from '../../contract/menu.ts';
import { DayRoute, RollCallLink, RollCallRoute } from '../pages/AttendancePages.tsx';
import { KeptMessagesLink, KeptMessagesRoute } from '../pages/ChatPages.tsx';
import { CourseLinkRoute } from '../pages/CourseLinkRoute.tsx';
import { PollReviewLink, PollReviewRoute } from '../pages/PollPages.tsx';
import { QuestionsRoute } from '../pages/QuestionsRoute.tsx';
import { GroupsRoute } from '../pages/RegisterPages.tsx';
import { text, staff } from './frame.tsx';

// Pages of those who teach and learn: the week, the lessons, the classes, one’s own account.

/** The door is a page of its own, without the frame. */
const toDoor = (seatId: string) => location.assign(`/s/${seatId}`);

export const home = createRoute({
  getParentRoute: () => staff,
  path: '/',
  beforeLoad: async ({ context }) => {
    const me = await context.client.ensureQueryData(sessionQuery);
    // Who only signs has no week here.
    const to = me && !isOffered(actingAs(me), '/semaine') ? '/contrat' : '/semaine';
    throw redirect({ to, replace: true });
  },
});

export const week = createRoute({
  getParentRoute: () => staff,
  path: '/semaine',
  validateSearch: (search): { jour?: string } =>
    text(search.jour) ? { jour: text(search.jour) ?? '' } : {},
  component: function Week() {
    const navigate = useNavigate();
    const { jour } = week.useSearch();
    // Whoever plans nothing sees the lessons in which they are expected.
    if (isTaught(useMe().role)) return <OwnLessonsPage onDoor={toDoor} />;
    return (
      <WeekPage
        day={jour}
        onWeek={(monday) => void navigate({ to: '/semaine', search: { jour: monday } })}
        onOpened={(seatId) => void navigate({ to: '/salle/$seatId', params: { seatId } })}
        renderLinks={({ group, ...meeting }, onClose) =>
          group && <LinksDialog meeting={{ ...meeting, group }} onClose={onClose} />
        }
        renderRights={(meeting, onClose) => (
          <LessonRightsDialog meeting={meeting} onClose={onClose} />
        )}
        renderBans={(meeting, onClose) => <BansDialog meeting={meeting} onClose={onClose} />}
        renderOver={(meeting) => (
          <>
            <KeptMessagesLink meetingId={meeting.meetingId} />
            <PollReviewLink meetingId={meeting.meetingId} />
            {meeting.group ? <RollCallLink meeting={meeting} /> : null}
          </>
        )}
      />
    );
  },
});

/** A lesson's lasting address, without any secret: for the links of the school's own platforms. */
export const lessonDoor = createRoute({
  getParentRoute: () => staff,
  path: '/cours/$meetingId',
  beforeLoad: async ({ context }) => {
    const me = await context.client.ensureQueryData(sessionQuery);
    if (me && !isTaught(me.role)) throw redirect({ to: '/semaine', replace: true });
  },
  component: () => <LessonDoorPage meetingId={lessonDoor.useParams().meetingId} onDoor={toDoor} />,
});

export const meetings = createRoute({
  getParentRoute: () => staff,
  path: '/reunions',
  component: function Meetings() {
    const navigate = useNavigate();
    return (
      <MeetingsPage
        onOpened={(seatId) => void navigate({ to: '/salle/$seatId', params: { seatId } })}
      />
    );
  },
});

/** The address of a meeting of the staff, without any secret. */
export const staffDoor = createRoute({
  getParentRoute: () => staff,
  path: '/reunion/$meetingId',
  component: () => (
    <LessonDoorPage ofStaff meetingId={staffDoor.useParams().meetingId} onDoor={toDoor} />
  ),
});

export const rollCall = createRoute({
  getParentRoute: () => staff,
  path: '/seances/$meetingId/appel',
  component: () => <RollCallRoute meetingId={rollCall.useParams().meetingId} />,
});

export const pollReview = createRoute({
  getParentRoute: () => staff,
  path: '/seances/$meetingId/sondages',
  component: () => <PollReviewRoute meetingId={pollReview.useParams().meetingId} />,
});

export const keptMessages = createRoute({
  getParentRoute: () => staff,
  path: '/seances/$meetingId/messages',
  component: () => <KeptMessagesRoute meetingId={keptMessages.useParams().meetingId} />,
});

export const rollCalls = createRoute({
  getParentRoute: () => staff,
  path: '/appels',
  validateSearch: (search): { jour?: string } =>
    text(search.jour) ? { jour: text(search.jour) ?? '' } : {},
  component: function RollCalls() {
    const navigate = useNavigate();
    return (
      <DayRoute
        day={rollCalls.useSearch().jour}
        onDay={(jour) => void navigate({ to: '/appels', search: { jour } })}
      />
    );
  },
});

export const courseLink = createRoute({
  getParentRoute: () => staff,
  path: '/lier/$linkId',
  component: () => <CourseLinkRoute linkId={courseLink.useParams().linkId} />,
});

export const groups = createRoute({
  getParentRoute: () => staff,
  path: '/classes',
  component: GroupsRoute,
});

export const group = createRoute({
  getParentRoute: () => staff,
  path: '/classes/$groupId',
  component: function Group() {
    const me = useMe();
    return (
      <GroupPage
        groupId={group.useParams().groupId}
        renderActions={({ groupId, mine }) => (
          <>
            {can(actingAs(me), 'rights.group', { ...ownSchool, mine }) ? (
              <RightsLink groupId={groupId} />
            ) : null}
            {can(actingAs(me), 'group.cards', { ...ownSchool, mine }) ? (
              <CardsLink groupId={groupId} />
            ) : null}
          </>
        )}
      />
    );
  },
});

export const groupRights = createRoute({
  getParentRoute: () => staff,
  path: '/classes/$groupId/droits',
  component: () => <GroupRightsPage groupId={groupRights.useParams().groupId} />,
});

export const cards = createRoute({
  getParentRoute: () => staff,
  path: '/classes/$groupId/cartes',
  component: () => <CardsPage groupId={cards.useParams().groupId} />,
});

export const questions = createRoute({
  getParentRoute: () => staff,
  path: '/questions',
  component: QuestionsRoute,
});

export const account = createRoute({
  getParentRoute: () => staff,
  path: '/compte',
  component: () => (
    <AccountPage>
      <CalendarCard />
    </AccountPage>
  ),
});
