import { createRoute, redirect, useNavigate } from '@tanstack/react-router';
import {
  InstallationPage,
  InvitationPage,
  OperatorPage,
  SecondFactorPage,
  SignInPage,
  safeReturn,
  sessionQuery,
  takenSecret,
} from '../../../identity/web/index.ts';
import { PromisesPage } from '../../../privacy/web/index.ts';
import { PlainFrame } from '../frames.tsx';
import { installationQuery } from '../installation.ts';
import { AboutPage } from '../pages/AboutPage.tsx';
import { HealthPage } from '../pages/HealthPage.tsx';
import { RoomPage } from '../RoomPage.tsx';
import { text, root, framed } from './frame.tsx';

// Pages that stand before the frame, or that anybody may read.

export const signIn = createRoute({
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
export const operator = createRoute({
  getParentRoute: () => root,
  path: '/hebergeur',
  component: () => (
    <PlainFrame>
      <OperatorPage />
    </PlainFrame>
  ),
});

export const installation = createRoute({
  getParentRoute: () => root,
  path: '/installation',
  component: () => (
    <PlainFrame>
      <InstallationPage secret={takenSecret()} />
    </PlainFrame>
  ),
});

/** Where the school's invitation leads: the person chooses their password. */
export const invitation = createRoute({
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

/** Between the password and the rest, for who must show more than a password. */
export const secondFactor = createRoute({
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

export const health = createRoute({
  getParentRoute: () => framed,
  path: '/sante',
  component: HealthPage,
});

export const about = createRoute({
  getParentRoute: () => framed,
  path: '/apropos',
  component: AboutPage,
});

export const promises = createRoute({
  getParentRoute: () => framed,
  path: '/promesses',
  component: PromisesPage,
});

/** The class fills the screen: no frame. */
export const room = createRoute({
  getParentRoute: () => root,
  path: '/salle/$seatId',
  component: RoomPage,
});
