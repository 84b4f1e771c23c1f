import { useLingui } from '@lingui/react/macro';
import { LogOut, MonitorX, UserRoundCog } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { cx } from '../../platform/web/looks/index.ts';
import { Avatar, Menu, MenuItem, toastProblem } from '../../platform/web/ui/index.ts';
import { calledName, initials } from '../../school/contract/names.ts';
import styles from './identity.module.css';
import { useMe, useSignOut } from './session.ts';

type Props = { onAccount: () => void; onSignedOut: () => void };

/** Who is signed in, their account, and the two ways out: this device, or every device. */
export function AccountMenu({ onAccount, onSignedOut }: Props) {
  const { t } = useLingui();
  const me = useMe();
  const signOut = useSignOut(onSignedOut);
  const leave = (everywhere: boolean) => signOut.mutate(everywhere, { onError: toastProblem });
  return (
    <Menu
      label={t`Compte`}
      trigger={
        <Button className={cx(styles.account)}>
          <Avatar id={me.personId} initials={initials(me.name)} />
          <span className={styles.accountName}>
            <span>{calledName(me.name)}</span>
            <span className={styles.accountSchool}>{me.school.name}</span>
          </span>
        </Button>
      }
    >
      <MenuItem icon={<UserRoundCog size={20} aria-hidden />} onAction={onAccount}>
        {t`Mon compte`}
      </MenuItem>
      <MenuItem icon={<LogOut size={20} aria-hidden />} onAction={() => leave(false)}>
        {t`Se déconnecter d’ici`}
      </MenuItem>
      <MenuItem icon={<MonitorX size={20} aria-hidden />} onAction={() => leave(true)}>
        {t`Se déconnecter de tous les appareils`}
      </MenuItem>
    </Menu>
  );
}
