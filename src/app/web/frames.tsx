import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { AccountMenu, SessionEnded, sessionQuery } from '../../identity/web/index.ts';
import { cx } from '../../platform/web/looks/index.ts';
import {
  Dialog,
  DisplayPanel,
  IconButton,
  Link,
  Logo,
  PageShell,
} from '../../platform/web/ui/index.ts';
import { useNav } from './nav.ts';
import styles from './pages/pages.module.css';

/** The frame of a page: the staff's with its menu for whoever is signed in, a plain one otherwise. */
export function Frame({ children = <Outlet /> }: { children?: ReactNode }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { data: me } = useQuery({ ...sessionQuery, enabled: false });
  const navigate = useNavigate();
  const nav = useNav(me);
  // A new document: nothing that was fetched for this person stays in its memory.
  const toSignIn = () => location.assign('/connexion');
  if (!me) return <PlainFrame>{children}</PlainFrame>;
  return (
    <PageShell
      main={nav.main}
      more={nav.more}
      path={path}
      account={
        <AccountMenu onAccount={() => void navigate({ to: '/compte' })} onSignedOut={toSignIn} />
      }
    >
      {children}
      <SessionEnded onLeave={toSignIn} />
    </PageShell>
  );
}

/** For those who are not signed in: the name, the display menu, the page, and two links. */
export function PlainFrame({
  centred = false,
  children,
}: {
  centred?: boolean;
  children: ReactNode;
}) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  return (
    <div className={cx(styles.plain, styles.ground)}>
      <header className={styles.plainHead}>
        <a className={styles.plainLogo} href="/connexion">
          <Logo />
          Préau
        </a>
        <IconButton
          label={t({ message: 'Affichage', context: 'look of the pages' })}
          icon={<SlidersHorizontal size={20} aria-hidden />}
          onPress={() => setShown(true)}
        />
      </header>
      <main id="contenu" tabIndex={-1} className={cx(styles.plainMain, centred && styles.centred)}>
        {children}
      </main>
      <footer className={styles.plainFoot}>
        <Link href="/apropos">
          <Trans>À propos et données gardées</Trans>
        </Link>
        <Link href="/sante">
          <Trans>État du service</Trans>
        </Link>
      </footer>
      <Dialog
        dismissable
        title={t({ message: 'Affichage', context: 'look of the pages' })}
        isOpen={shown}
        onClose={() => setShown(false)}
      >
        <DisplayPanel />
      </Dialog>
    </div>
  );
}
