import { useLingui } from '@lingui/react/macro';
import { LogOut, MessageSquare, Users } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { fetchClassPiece } from '../piece.ts';
import { useClass, useIsHost, useUi } from '../page/context.ts';
import { useClassActions } from '../page/use-class-actions.ts';
import { BarButton } from './bar-button.tsx';
import styles from './bar.module.css';
import { HandButtons } from './hand-button.tsx';
import { LayoutButton } from './layout-button.tsx';
import { MoreButton } from './more-button.tsx';
import { CameraButton, MicrophoneButton, ScreenButton } from './source-buttons.tsx';
import { TroubleNotice } from './trouble-notice.tsx';

/** What leads a class; its code comes to hosts alone. */
const Leading = lazy(() => fetchClassPiece(() => import('../later/leading/leading.tsx')));

/** The bar: one's own microphone, camera and screen, the people, the layout, the rest, and the way out. */
export function Bar() {
  const { t } = useLingui();
  const actions = useClassActions();
  const isHost = useIsHost();
  const panel = useUi((state) => state.panel);
  const unread = useUi((state) => state.unread);
  const waiting = useClass(({ knocking }) => knocking.size);
  return (
    <footer className={styles.foot}>
      <TroubleNotice />
      {isHost ? (
        <Suspense>
          <Leading />
        </Suspense>
      ) : null}
      <div className={styles.bar} role="group" aria-label={t`Commandes de la classe`}>
        <MicrophoneButton />
        <CameraButton />
        <ScreenButton />
        <BarButton
          icon={<Users aria-hidden />}
          onPress={actions.togglePeople}
          expanded={panel === 'people'}
          shortcut="people"
          badge={waiting}
          roomy={!isHost}
        >
          {t`Personnes`}
        </BarButton>
        <BarButton
          icon={<MessageSquare aria-hidden />}
          onPress={actions.toggleMessages}
          expanded={panel === 'messages'}
          shortcut="messages"
          badge={unread}
        >
          {t`Messages`}
        </BarButton>
        {isHost ? null : <HandButtons />}
        <LayoutButton />
        <MoreButton />
        {isHost ? (
          <BarButton icon={<LogOut aria-hidden />} tone="end" onPress={actions.finish}>
            {t`Finir`}
          </BarButton>
        ) : (
          <BarButton icon={<LogOut aria-hidden />} tone="end" onPress={() => void actions.leave()}>
            {t`Quitter`}
          </BarButton>
        )}
      </div>
    </footer>
  );
}
