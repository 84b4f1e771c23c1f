import { createRouter } from '@tanstack/react-router';
import { Skeleton } from '../../platform/web/ui/index.ts';
import { queryClient } from './client.ts';
import { CrashPage } from './pages/CrashPage.tsx';
import { root, framed, staff } from './routes/frame.tsx';
import {
  signIn,
  operator,
  installation,
  invitation,
  secondFactor,
  health,
  about,
  promises,
  room,
} from './routes/outside.tsx';
import {
  home,
  week,
  lessonDoor,
  meetings,
  staffDoor,
  rollCall,
  pollReview,
  keptMessages,
  rollCalls,
  courseLink,
  groups,
  group,
  groupRights,
  cards,
  account,
  questions,
} from './routes/teaching.tsx';
import {
  agreement,
  accounts,
  outbox,
  register,
  reports,
  people,
  person,
  school,
  suspension,
  providers,
  schoolRights,
  chatTerm,
  years,
  imports,
  oneImport,
} from './routes/office.tsx';

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
      outbox,
      cards,
      home,
      agreement,
      week,
      lessonDoor,
      meetings,
      staffDoor,
      rollCall,
      pollReview,
      keptMessages,
      rollCalls,
      courseLink,
      questions,
      groups,
      group,
      groupRights,
      register,
      reports,
      people,
      person,
      school,
      suspension,
      providers,
      schoolRights,
      chatTerm,
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
