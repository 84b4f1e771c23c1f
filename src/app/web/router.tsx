import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  redirect,
  useNavigate,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { can } from '../../access/contract/abilities.ts';
import {
  AccountPage,
  AccountsPage,
  actingAs,
  CardsLink,
  CardsPage,
  InstallationPage,
  InvitationPage,
  OperatorPage,
  ownSchool,
  ProvidersPage,
  safeReturn,
  SecondFactorPage,
  sessionQuery,
  SignInPage,
  takenSecret,
  useMe,
} from '../../identity/web/index.ts';
import { BansDialog } from '../../entry/web/bans/index.ts';
import { LinksDialog } from '../../entry/web/links/index.ts';
import { LessonDoorPage, OwnLessonsPage } from '../../entry/web/coming/index.ts';
import { WeekPage } from '../../meeting/web/index.ts';
import { Skeleton } from '../../platform/web/ui/index.ts';
import { PromisesPage, RegisterPage } from '../../privacy/web/index.ts';
import {
  AgreementPage,
  GroupPage,
  ImportPage,
  ImportsPage,
  YearsPage,
} from '../../school/web/index.ts';
import { isOffered, isTaught, openBeforeContract } from '../contract/menu.ts';
import { queryClient } from './client.ts';
import { Frame, PlainFrame } from './frames.tsx';
import { installationQuery } from './installation.ts';
import { AboutPage } from './pages/AboutPage.tsx';
import { DayRoute, RollCallLink, RollCallRoute } from './pages/AttendancePages.tsx';
import { CrashPage } from './pages/CrashPage.tsx';
import { CourseLinkRoute } from './pages/CourseLinkRoute.tsx';
import { HealthPage } from './pages/HealthPage.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { GroupsRoute, PeopleRoute, PersonRoute } from './pages/RegisterPages.tsx';
import { SchoolPage } from './pages/SchoolPage.tsx';
import { RoomPage } from './RoomPage.tsx';

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  notFoundComponent: function NotFound() {
    // No route of the address asked who is signed in; the frame's menu depends on it.
    useQuery(sessionQuery);
    return (
      <Frame>
        <NotFoundPage />
      </Frame>
    );
  },
});

const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The door is a page of its own, without the frame. */
const toDoor = (seatId: string) => location.assign(`/s/${seatId}`);

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/connexion',
  validateSearch: (search): { vers?: string; refus?: string } => ({
    ...(text(search.vers) && { vers: text(search.vers) ?? '' }),
    ...(text(search.refus) && { refus: text(search.refus) ?? '' }),
  }),
  beforeLoad: async ({ context, search }) => {
    const me = await context.client.ensureQueryData(sessionQuery);
    if (me) throw redirect({ href: safeReturn(search.vers), replace: true });
  },
  loader: ({ context }) => context.client.ensureQueryData(installationQuery),
  component: function SignIn() {
    const navigate = useNavigate();
    const { vers, refus } = signIn.useSearch();
    const { demonstration } = signIn.useLoaderData();
    return (
      <PlainFrame centred>
        <SignInPage
          demonstration={demonstration}
          returnTo={vers}
          refusal={refus}
          onDone={() => void navigate({ href: safeReturn(vers), replace: true })}
        />
      </PlainFrame>
    );
  },
});

/** Those who run the installation belong to no school: their pages stand outside the staff's frame. */
const operator = createRoute({
  getParentRoute: () => root,
  path: '/hebergeur',
  component: () => (
    <PlainFrame>
      <OperatorPage />
    </PlainFrame>
  ),
});

const installation = createRoute({
  getParentRoute: () => root,
  path: '/installation',
  component: () => (
    <PlainFrame>
      <InstallationPage secret={takenSecret()} />
    </PlainFrame>
  ),
});

/** Where the school's invitation leads: the person chooses their password. */
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: function Invitation() {
    const navigate = useNavigate();
    return (
      <PlainFrame>
        <InvitationPage onDone={() => void navigate({ to: '/', replace: true })} />
      </PlainFrame>
    );
  },
});

/** Pages in the staff's frame; anybody may read some of them. */
const framed = createRoute({
  getParentRoute: () => root,
  id: 'framed',
  beforeLoad: ({ context }) => context.client.ensureQueryData(sessionQuery),
  component: () => <Frame />,
  errorComponent: ({ error, reset }) => (
    <PlainFrame>
      <CrashPage error={error} retry={reset} />
    </PlainFrame>
  ),
});

/** Pages for a person signed in: the others are sent to sign in, and come back after. */
const staff = createRoute({
  getParentRoute: () => framed,
  id: 'staff',
  beforeLoad: async ({ context, location }) => {
    const me = await context.client.ensureQueryData(sessionQuery);
    if (!me) throw redirect({ to: '/connexion', search: { vers: location.href } });
    if (me.secondFactor !== 'done')
      throw redirect({ to: '/seconde-verification', search: { vers: location.href } });
    // Before its contract the school is inert: every page of the staff says so, and who must sign.
    if (!me.school.signed && !openBeforeContract.includes(location.pathname))
      throw redirect({ to: '/contrat', replace: true });
  },
});

/** Between the password and the rest, for who must show more than a password. */
const secondFactor = createRoute({
  getParentRoute: () => framed,
  path: '/seconde-verification',
  validateSearch: (search): { vers?: string } =>
    text(search.vers) ? { vers: text(search.vers) ?? '' } : {},
  beforeLoad: async ({ context, search }) => {
    const me = await context.client.ensureQueryData(sessionQuery);
    if (!me) throw redirect({ to: '/connexion' });
    if (me.secondFactor === 'done') throw redirect({ href: safeReturn(search.vers) });
  },
  component: function SecondFactor() {
    const navigate = useNavigate();
    const { vers } = secondFactor.useSearch();
    return <SecondFactorPage onDone={() => void navigate({ href: safeReturn(vers) })} />;
  },
});

const account = createRoute({
  getParentRoute: () => staff,
  path: '/compte',
  component: AccountPage,
});

const accounts = createRoute({
  getParentRoute: () => staff,
  path: '/comptes',
  component: AccountsPage,
});

const cards = createRoute({
  getParentRoute: () => staff,
  path: '/classes/$groupId/cartes',
  component: () => <CardsPage groupId={cards.useParams().groupId} />,
});

const agreement = createRoute({
  getParentRoute: () => staff,
  path: '/contrat',
  component: function Agreement() {
    const { name, school } = useMe();
    const client = useQueryClient();
    return (
      <AgreementPage
        name={`${name.given} ${name.family}`}
        timeZone={school.timeZone}
        onAccepted={() => void client.invalidateQueries(sessionQuery)}
      />
    );
  },
});

const home = createRoute({
  getParentRoute: () => staff,
  path: '/',
  beforeLoad: async ({ context }) => {
    const me = await context.client.ensureQueryData(sessionQuery);
    // Who only signs has no week here.
    const to = me && !isOffered(actingAs(me), '/semaine') ? '/contrat' : '/semaine';
    throw redirect({ to, replace: true });
  },
});

const week = createRoute({
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
        renderLinks={(meeting, onClose) => <LinksDialog meeting={meeting} onClose={onClose} />}
        renderBans={(meeting, onClose) => <BansDialog meeting={meeting} onClose={onClose} />}
        renderOver={(meeting) => <RollCallLink meeting={meeting} />}
      />
    );
  },
});

/** A lesson's lasting address, without any secret: for the links of the school's own platforms. */
const lessonDoor = createRoute({
  getParentRoute: () => staff,
  path: '/cours/$meetingId',
  beforeLoad: async ({ context }) => {
    const me = await context.client.ensureQueryData(sessionQuery);
    if (me && !isTaught(me.role)) throw redirect({ to: '/semaine', replace: true });
  },
  component: () => <LessonDoorPage meetingId={lessonDoor.useParams().meetingId} onDoor={toDoor} />,
});

const rollCall = createRoute({
  getParentRoute: () => staff,
  path: '/seances/$meetingId/appel',
  component: () => <RollCallRoute meetingId={rollCall.useParams().meetingId} />,
});

const rollCalls = createRoute({
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

const courseLink = createRoute({
  getParentRoute: () => staff,
  path: '/lier/$linkId',
  component: () => <CourseLinkRoute linkId={courseLink.useParams().linkId} />,
});

const groups = createRoute({
  getParentRoute: () => staff,
  path: '/classes',
  component: GroupsRoute,
});

const group = createRoute({
  getParentRoute: () => staff,
  path: '/classes/$groupId',
  component: function Group() {
    const me = useMe();
    return (
      <GroupPage
        groupId={group.useParams().groupId}
        renderActions={({ groupId, mine }) =>
          can(actingAs(me), 'group.cards', { ...ownSchool, mine }) ? (
            <CardsLink groupId={groupId} />
          ) : null
        }
      />
    );
  },
});

const register = createRoute({
  getParentRoute: () => staff,
  path: '/donnees',
  component: RegisterPage,
});

const promises = createRoute({
  getParentRoute: () => framed,
  path: '/promesses',
  component: PromisesPage,
});

const people = createRoute({
  getParentRoute: () => staff,
  path: '/personnes',
  validateSearch: (search): { repartir?: 'oui' } =>
    search.repartir === 'oui' ? { repartir: 'oui' } : {},
  component: () => <PeopleRoute unplaced={people.useSearch().repartir === 'oui'} />,
});

const person = createRoute({
  getParentRoute: () => staff,
  path: '/personnes/$personId',
  component: () => <PersonRoute personId={person.useParams().personId} />,
});

const school = createRoute({
  getParentRoute: () => staff,
  path: '/etablissement',
  component: SchoolPage,
});

const providers = createRoute({
  getParentRoute: () => staff,
  path: '/etablissement/connexion',
  validateSearch: (search): { essai?: string } =>
    text(search.essai) ? { essai: text(search.essai) ?? '' } : {},
  component: () => <ProvidersPage testId={providers.useSearch().essai} />,
});

const years = createRoute({
  getParentRoute: () => staff,
  path: '/etablissement/annees',
  component: () => <YearsPage timeZone={useMe().school.timeZone} />,
});

const imports = createRoute({
  getParentRoute: () => staff,
  path: '/etablissement/imports',
  component: function Imports() {
    const navigate = useNavigate();
    return (
      <ImportsPage
        timeZone={useMe().school.timeZone}
        onImport={(importId) =>
          void navigate({ to: '/etablissement/imports/$importId', params: { importId } })
        }
      />
    );
  },
});

const oneImport = createRoute({
  getParentRoute: () => staff,
  path: '/etablissement/imports/$importId',
  component: () => (
    <ImportPage importId={oneImport.useParams().importId} timeZone={useMe().school.timeZone} />
  ),
});

const health = createRoute({ getParentRoute: () => framed, path: '/sante', component: HealthPage });
const about = createRoute({ getParentRoute: () => framed, path: '/apropos', component: AboutPage });

/** The class fills the screen: no frame. */
const room = createRoute({
  getParentRoute: () => root,
  path: '/salle/$seatId',
  component: RoomPage,
});

const routes = root.addChildren([
  operator,
  installation,
  signIn,
  room,
  invitation,
  framed.addChildren([
    secondFactor,
    health,
    about,
    promises,
    staff.addChildren([
      account,
      accounts,
      cards,
      home,
      agreement,
      week,
      lessonDoor,
      rollCall,
      rollCalls,
      courseLink,
      groups,
      group,
      register,
      people,
      person,
      school,
      providers,
      years,
      imports,
      oneImport,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree: routes,
  context: { client: queryClient },
  defaultPendingComponent: () => <Skeleton />,
  defaultErrorComponent: ({ error, reset }) => <CrashPage error={error} retry={reset} />,
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
