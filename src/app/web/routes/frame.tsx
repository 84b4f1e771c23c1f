import { useQuery } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../../../identity/web/index.ts';
import { isOpenWhileSuspended, openBeforeContract, suspensionPath } from '../../contract/menu.ts';
import { Frame, PlainFrame } from '../frames.tsx';
import { CrashPage } from '../pages/CrashPage.tsx';
import { NotFoundPage } from '../pages/NotFoundPage.tsx';

// What every page stands in: the document, the frame, and for the school’s people the rules of entry.

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

export const root = createRootRouteWithContext<{ client: QueryClient }>()({
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

/** Pages in the staff's frame; anybody may read some of them. */
export const framed = createRoute({
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
export const staff = createRoute({
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
    // While the host has suspended it, what is left is told on one page, and leads from there.
    if (me.school.suspended && !isOpenWhileSuspended(location.pathname))
      throw redirect({ to: suspensionPath, replace: true });
  },
});
