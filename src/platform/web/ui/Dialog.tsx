import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { cx } from '../looks/index.ts';
import { IconButton } from './IconButton.tsx';
import styles from './overlay.module.css';

export type DialogProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Actions, the main one last. */
  footer?: ReactNode;
  wide?: boolean;
  /** Whether a press outside closes it: not where something was typed. */
  dismissable?: boolean;
};

/** A question or a form above the page; on a phone, a sheet at the bottom. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  footer,
  wide,
  dismissable,
}: DialogProps) {
  const { t } = useLingui();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={dismissable ?? false}
      className={cx(styles.veil)}
    >
      <Modal className={cx(styles.modal, wide && styles.wide)}>
        <AriaDialog className={cx(styles.dialog)}>
          <div className={styles.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton label={t`Fermer`} icon={<X aria-hidden />} onPress={onClose} />
          </div>
          <div className={styles.body}>{children}</div>
          {footer === undefined ? null : <div className={styles.foot}>{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
