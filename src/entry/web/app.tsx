/** @jsxImportSource preact */
import { i18n } from '@lingui/core';
import { useEffect, useState } from 'preact/hooks';
import type { Devices } from './devices/devices.ts';
import type { Journey } from './journey.ts';
import { Shell } from './parts/shell.tsx';
import { ChoosingScreen } from './screens/choosing.tsx';
import { DoorScreen } from './screens/door.tsx';
import { EarlyScreen } from './screens/early.tsx';
import { LinkScreen } from './screens/link.tsx';
import { EndScreen, OpeningScreen, ReadingScreen, TroubleScreen } from './screens/plain.tsx';
import { WaitingScreen } from './screens/waiting.tsx';
import { titleOf } from './titles.ts';
import { useStore } from './use-store.ts';

/** The page between a link and a class. */
export function App(props: { journey: Journey; devices: Devices }) {
  useLanguage();
  const state = useStore(props.journey.state);
  const title = titleOf(state);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <Shell>
      <Screen {...props} />
    </Shell>
  );
}

function Screen({ journey, devices }: { journey: Journey; devices: Devices }) {
  const state = useStore(journey.state);
  if ('failures' in state && state.kind !== 'trouble' && state.trouble !== null) {
    return <TroubleScreen key="trouble" trouble={state.trouble} busy onRetry={() => {}} />;
  }
  switch (state.kind) {
    case 'link':
    case 'claiming':
      return (
        <LinkScreen
          key="link"
          busy={state.kind === 'claiming'}
          hourCame={state.kind === 'link' && state.hourCame}
          onEnter={() => journey.tell({ type: 'entered' })}
        />
      );
    case 'early':
      return <EarlyScreen {...state} onHour={() => journey.tell({ type: 'hour_came' })} />;
    case 'class_link':
    case 'to_sign_in':
    case 'reading':
      return <ReadingScreen />;
    case 'choosing':
      return (
        <ChoosingScreen
          state={state}
          onAccount={() => journey.tell({ type: 'has_account' })}
          onGuest={(name) => void journey.enterAsGuest(name)}
        />
      );
    case 'door':
      return <DoorScreen state={state} devices={devices} onKnock={() => void journey.knock()} />;
    case 'waiting':
      return <WaitingScreen state={state} devices={devices} onLeave={() => void journey.leave()} />;
    case 'inside':
      return <OpeningScreen />;
    case 'trouble':
      return (
        <TroubleScreen
          key="trouble"
          trouble={state.trouble}
          busy={false}
          onRetry={() => journey.tell({ type: 'retried' })}
        />
      );
    default:
      return <EndScreen key={state.kind} end={state.kind} />;
  }
}

/** Draws everything again when the language changes. */
function useLanguage(): void {
  const [, draw] = useState(0);
  useEffect(() => i18n.on('change', () => draw((times) => times + 1)), []);
}
