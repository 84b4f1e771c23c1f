import { Trans } from '@lingui/react/macro';
import { ClipboardList } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../platform/web/ui/index.ts';
import styles from './attendance.module.css';
import { RollCallDialog } from './RollCallDialog.tsx';

export type RollCallOpenerProps = { meetingId: string; timeZone: string };

/** The way to the roll call from the list of people of a class. */
export function RollCallOpener(props: RollCallOpenerProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.opener}>
      <Button
        full
        look="quiet"
        icon={<ClipboardList size={20} aria-hidden />}
        onPress={() => setOpen(true)}
      >
        <Trans>Faire l’appel</Trans>
      </Button>
      {isOpen ? <RollCallDialog {...props} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
