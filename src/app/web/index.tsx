import '../../platform/web/theme/index.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import {
  I18nProvider as AriaI18nProvider,
  RouterProvider as AriaRouterProvider,
} from 'react-aria-components';
import {
  takeCredentialsFromAddress,
  takeInvitationFromAddress,
  takeSecretFromAddress,
} from '../../identity/web/index.ts';
import { addTexts, startDisplay } from '../../platform/web/index.ts';
import { Toasts, useLanguage } from '../../platform/web/ui/index.ts';
import { queryClient } from './client.ts';
import { router } from './router.tsx';
import { addStaffSentences } from './sentences.ts';
import { staffTexts } from './texts/staff.ts';

takeCredentialsFromAddress();
takeSecretFromAddress();
takeInvitationFromAddress();
startDisplay();
addStaffSentences();

/** A new page is announced and read from its beginning, as after a loading. */
router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
  if (pathChanged && fromLocation) document.getElementById('contenu')?.focus();
});

function App() {
  return (
    <AriaI18nProvider locale={useLanguage() === 'fr' ? 'fr-FR' : 'en-US'}>
      <AriaRouterProvider navigate={(href) => void router.navigate({ href })}>
        <RouterProvider router={router} />
        <Toasts />
      </AriaRouterProvider>
    </AriaI18nProvider>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has lost its root');
await addTexts(staffTexts);
createRoot(root).render(
  <I18nProvider i18n={i18n}>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </I18nProvider>,
);
