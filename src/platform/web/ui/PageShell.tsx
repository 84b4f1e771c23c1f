import { Trans, useLingui } from '@lingui/react/macro';
import { Menu as MenuIcon, SlidersHorizontal } from 'lucide-react';
import { type ComponentType, type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Link } from 'react-aria-components/Link';
import { cx } from '../looks/index.ts';
import { Dialog } from './Dialog.tsx';
import { DisplayPanel } from './DisplayPanel.tsx';
import { Logo } from './Logo.tsx';
import styles from './shell.module.css';

export type NavItem = {
  to: string;
  label: string;
  icon: ComponentType<{ size?: number }>;
  /** Addresses that do not lie under its own, of pages that one comes to by it. */
  over?: readonly string[];
};

export type PageShellProps = {
  /** The places that people go to each day: always in sight. */
  main: readonly NavItem[];
  /** The rest: at the foot of the side, behind “Menu” on a phone. */
  more: readonly NavItem[];
  /** The path shown now. */
  path: string;
  /** Who is signed in and how to leave. */
  account: ReactNode;
  children: ReactNode;
};

/** The frame of the staff's pages: a side on computers, a rail on tablets, a bar at the foot of phones. */
export function PageShell({ main, more, path, account, children }: PageShellProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState<'menu' | 'display' | null>(null);
  const current = currentOf([...main, ...more], path);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#contenu">
        <Trans>Aller au contenu</Trans>
      </a>
      <nav className={styles.side} aria-label={t`Préau`}>
        <Link href="/" className={cx(styles.logo)}>
          <Logo />
          <span>Préau</span>
        </Link>
        <NavLinks items={main} current={current} />
        <div className={styles.rest}>
          <NavLinks items={more} current={current} />
          <Button className={cx(styles.link)} onPress={() => setOpen('display')}>
            <SlidersHorizontal size={20} aria-hidden />
            <Trans context="look of the pages">Affichage</Trans>
          </Button>
          <div className={styles.account}>{account}</div>
        </div>
        <Button className={cx(styles.link, styles.more)} onPress={() => setOpen('menu')}>
          <MenuIcon size={20} aria-hidden />
          <Trans>Menu</Trans>
        </Button>
      </nav>
      <main className={styles.main} id="contenu" tabIndex={-1}>
        {children}
      </main>
      <Dialog dismissable title={t`Menu`} isOpen={open === 'menu'} onClose={() => setOpen(null)}>
        <div className={styles.sheet}>
          <NavLinks items={more} current={current} onFollow={() => setOpen(null)} />
          <Button className={cx(styles.link)} onPress={() => setOpen('display')}>
            <SlidersHorizontal size={20} aria-hidden />
            <Trans context="look of the pages">Affichage</Trans>
          </Button>
          {account}
        </div>
      </Dialog>
      <Dialog
        dismissable
        title={t({ message: 'Affichage', context: 'look of the pages' })}
        isOpen={open === 'display'}
        onClose={() => setOpen(null)}
      >
        <DisplayPanel />
      </Dialog>
    </div>
  );
}

const nowhere = { to: '', under: '' };

/** The entry that the path lies under: the nearest, when one lies under another. */
const currentOf = (items: readonly NavItem[], path: string) =>
  items
    .flatMap(({ to, over = [] }) => [to, ...over].map((under) => ({ to, under })))
    .filter(({ under }) => path === under || path.startsWith(`${under}/`))
    .reduce((nearest, one) => (one.under.length > nearest.under.length ? one : nearest), nowhere)
    .to;

type NavLinksProps = { items: readonly NavItem[]; current: string; onFollow?: () => void };

function NavLinks({ items, current, onFollow }: NavLinksProps) {
  return (
    <ul className={styles.links}>
      {items.map(({ to, label, icon: Icon }) => (
        <li key={to}>
          <Link
            href={to}
            className={cx(styles.link)}
            {...(onFollow ? { onPress: onFollow } : {})}
            {...(to === current ? { 'aria-current': 'page' } : {})}
          >
            <Icon size={20} />
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
