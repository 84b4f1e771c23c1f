import { useLingui } from '@lingui/react';
import { Trans, useLingui as useWords } from '@lingui/react/macro';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx';
import { Switch } from '../../../../platform/web/ui/Switch.tsx';
import { useInClass, useIsHost, useIsOfStaff, useUi } from '../../page/context.ts';
import { keepHints } from '../hints/hints-state.ts';
import { shortcuts } from '../../page/shortcuts.ts';
import styles from './dialogs.module.css';

/** The keys of the class page, from the one list that the keyboard follows. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { ui } = useInClass();
  const { i18n } = useLingui();
  const { t } = useWords();
  const isHost = useIsHost();
  const isOfStaff = useIsOfStaff();
  const isOn = useUi(({ letterKeys }) => letterKeys);
  return (
    <Dialog title={t`Raccourcis du clavier`} isOpen onClose={onClose} dismissable>
      <dl className={styles.keys}>
        {Object.entries(shortcuts).map(([name, { shown, does }]) => (
          <div key={name}>
            <dt>
              <kbd>{i18n._(shown)}</kbd>
            </dt>
            <dd>{i18n._(does)}</dd>
          </div>
        ))}
      </dl>
      <Switch
        isSelected={isOn}
        onChange={(letterKeys) => ui.update((state) => ({ ...state, letterKeys }))}
      >
        <Trans>Utiliser ces touches</Trans>
      </Switch>
      {isHost && !isOfStaff ? (
        <button
          type="button"
          className={buttonLook({ look: 'quiet', size: 'small' })}
          onClick={() => {
            keepHints(ui, []);
            onClose();
          }}
        >
          <Trans>Revoir les conseils</Trans>
        </button>
      ) : null}
    </Dialog>
  );
}
