import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Notice, usePageTitle } from '../../platform/web/ui/index.ts';
import type { Me } from '../contract/routes.ts';
import styles from './identity.module.css';
import { takenCredentials } from './prefill.ts';
import { ProviderButtons } from './providers/ProviderButtons.tsx';
import { SchoolSuspended } from './SchoolSuspended.tsx';
import { SignInForm } from './SignInForm.tsx';

type Props = {
  /** The installation shows itself with invented people: its printed address may fill the form. */
  demonstration: boolean;
  /** The page to come back to from the school's sign-in service. */
  returnTo: string | undefined;
  /** Code of the problem with which such a sign-in came back. */
  refusal: string | undefined;
  onDone: (me: Me) => void;
};

export function SignInPage({ demonstration, returnTo, refusal, onDone }: Props) {
  const { t } = useLingui();
  usePageTitle(t`Connexion`);
  const prefill = takenCredentials(demonstration);
  const [suspended, setSuspended] = useState(refusal === 'school_suspended');
  if (suspended)
    return (
      <Sheet>
        <SchoolSuspended onBack={() => setSuspended(false)} />
      </Sheet>
    );
  return (
    <Sheet>
      <h2>
        <Trans context="heading">Connexion</Trans>
      </h2>
      {prefill && demonstration ? (
        <Notice>
          <p>
            <Trans>
              Démonstration avec des personnes inventées. Le formulaire est déjà rempli.
            </Trans>
          </p>
        </Notice>
      ) : null}
      <ProviderButtons returnTo={returnTo} refusal={refusal} />
      <SignInForm prefill={prefill} onDone={onDone} onSuspended={() => setSuspended(true)} />
      <p className={styles.small}>
        <Trans>
          Un lien reçu de l’établissement&nbsp;? Il suffit, sans mot de passe. Une carte
          d’élève&nbsp;? L’identifiant et le mot de passe y sont écrits.
        </Trans>
      </p>
    </Sheet>
  );
}

function Sheet({ children }: { children: ReactNode }) {
  return (
    <div className={styles.sheet}>
      <section className={styles.welcome}>
        <Roof />
        <h1>
          <Trans>Bienvenue sous le préau</Trans>
        </h1>
        <p>
          <Trans>La classe virtuelle de l’établissement, sans inscription chez un tiers.</Trans>
        </p>
      </section>
      <section className={styles.ask}>{children}</section>
    </div>
  );
}

/** The covered playground in chalk lines, for the eye only. */
function Roof() {
  return (
    <svg className={styles.roof} viewBox="0 0 240 120" fill="none" aria-hidden>
      <path d="M12 56 120 14l108 42" />
      <path d="M34 50v58M88 50v58M152 50v58M206 50v58M8 108h224" />
      <path className={styles.chalk} d="M104 108V80a16 16 0 0 1 32 0v28M120 100h.01" />
      <path className={styles.faint} d="M34 64h54M152 64h54M50 108V92h22v16M168 108V92h22v16" />
    </svg>
  );
}
