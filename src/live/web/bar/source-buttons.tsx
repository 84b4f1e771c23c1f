import { useLingui } from '@lingui/react/macro';
import { Mic, MicOff, MonitorUp, MonitorX, Video, VideoOff } from 'lucide-react';
import { canShareScreen } from '../media/own-screen.ts';
import { useClass, useSession } from '../page/context.ts';
import { useClassActions } from '../page/use-class-actions.ts';
import { useStore } from '../session/use-store.ts';
import { BarButton } from './bar-button.tsx';

// What a seat may not publish is absent from the bar: the list of people says who decides.

export function MicrophoneButton() {
  const { t } = useLingui();
  const { toggleMicrophone } = useClassActions();
  const isAllowed = useClass(({ me }) => me.sources.includes('microphone'));
  const power = useStore(useSession().own.microphone.state, (state) => state.power);
  if (!isAllowed) return null;
  return (
    <BarButton
      icon={power === 'off' ? <MicOff aria-hidden /> : <Mic aria-hidden />}
      pressed={power !== 'off'}
      busy={power === 'starting'}
      onPress={toggleMicrophone}
      shortcut="microphone"
    >
      {t`Micro`}
    </BarButton>
  );
}

export function CameraButton() {
  const { t } = useLingui();
  const { toggleCamera } = useClassActions();
  const isAllowed = useClass(({ me }) => me.sources.includes('camera'));
  const power = useStore(useSession().own.camera.state, (state) => state.power);
  if (!isAllowed) return null;
  return (
    <BarButton
      icon={power === 'off' ? <VideoOff aria-hidden /> : <Video aria-hidden />}
      pressed={power !== 'off'}
      busy={power === 'starting'}
      onPress={toggleCamera}
      shortcut="camera"
    >
      {t`Caméra`}
    </BarButton>
  );
}

export function ScreenButton() {
  const { t } = useLingui();
  const { toggleScreen } = useClassActions();
  const isAllowed = useClass(({ me }) => me.sources.includes('screen'));
  const power = useStore(useSession().own.screen.state, (state) => state.power);
  if (!isAllowed || !canShareScreen()) return null;
  return (
    <BarButton
      icon={power === 'off' ? <MonitorUp aria-hidden /> : <MonitorX aria-hidden />}
      pressed={power !== 'off'}
      busy={power === 'starting'}
      onPress={toggleScreen}
      roomy
    >
      {t`Écran`}
    </BarButton>
  );
}
