import { useQueryClient } from '@tanstack/react-query';
import { createRoute, redirect, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import {
  AccountsPage,
  OutboxPage,
  ProvidersPage,
  sessionQuery,
  useMe,
} from '../../../identity/web/index.ts';
import { SchoolRightsPage } from '../../../live/web/settings/index.ts';
import { RegisterPage } from '../../../privacy/web/index.ts';
import { AgreementPage, ImportPage, ImportsPage, YearsPage } from '../../../school/web/index.ts';
import { Skeleton } from '../../../platform/web/ui/index.ts';
import { loadReports } from '../load-chat.ts';
import { ChatTermRoute } from '../pages/ChatPages.tsx';
import { PeopleRoute, PersonRoute } from '../pages/RegisterPages.tsx';
import { SchoolPage } from '../pages/SchoolPage.tsx';
import { SuspensionPage } from '../pages/SuspensionPage.tsx';
import { text, staff } from './frame.tsx';

// Pages by which a school is run.

export const agreement = createRoute({
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

export const accounts = createRoute({
  getParentRoute: () => staff,
  path: '/comptes',
  component: AccountsPage,
});

export const outbox = createRoute({
  getParentRoute: () => staff,
  path: '/courriels',
  component: OutboxPage,
});

export const register = createRoute({
  getParentRoute: () => staff,
  path: '/donnees',
  component: RegisterPage,
});

const ReportsPage = lazy(loadReports);

export const reports = createRoute({
  getParentRoute: () => staff,
  path: '/signalements',
  component: () => (
    <Suspense fallback={<Skeleton rows={3} />}>
      <ReportsPage />
    </Suspense>
  ),
});

export const people = createRoute({
  getParentRoute: () => staff,
  path: '/personnes',
  validateSearch: (search): { repartir?: 'oui' } =>
    search.repartir === 'oui' ? { repartir: 'oui' } : {},
  component: () => <PeopleRoute unplaced={people.useSearch().repartir === 'oui'} />,
});

export const person = createRoute({
  getParentRoute: () => staff,
  path: '/personnes/$personId',
  component: () => <PersonRoute personId={person.useParams().personId} />,
});

export const school = createRoute({
  getParentRoute: () => staff,
  path: '/etablissement',
  component: SchoolPage,
});

export const suspension = createRoute({
  getParentRoute: () => staff,
  path: '/etablissement/suspension',
  beforeLoad: async ({ context }) => {
    const me = await context.client.ensureQueryData(sessionQuery);
    if (!me?.school.suspended) throw redirect({ to: '/', replace: true });
  },
  component: SuspensionPage,
});

export const providers = createRoute({
  getParentRoute: () => staff,
  path: '/etablissement/connexion',
  validateSearch: (search): { essai?: string } =>
    text(search.essai) ? { essai: text(search.essai) ?? '' } : {},
  component: () => <ProvidersPage testId={providers.useSearch().essai} />,
});

export const years = createRoute({
  getParentRoute: () => staff,
  path: '/etablissement/annees',
  component: () => <YearsPage timeZone={useMe().school.timeZone} />,
});

export const schoolRights = createRoute({
  getParentRoute: () => staff,
  path: '/etablissement/droits',
  component: SchoolRightsPage,
});

export const chatTerm = createRoute({
  getParentRoute: () => staff,
  path: '/etablissement/messages',
  component: ChatTermRoute,
});

export const imports = createRoute({
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

export const oneImport = createRoute({
  getParentRoute: () => staff,
  path: '/etablissement/imports/$importId',
  component: () => (
    <ImportPage importId={oneImport.useParams().importId} timeZone={useMe().school.timeZone} />
  ),
});
