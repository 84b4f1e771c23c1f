import { lazy, Suspense } from 'react';
import { fetchClassPiece } from '../piece.ts';
import { Bar } from '../bar/bar.tsx';
import { PeoplePanel } from '../people/people-panel.tsx';
import { StageArea } from '../stage/stage-area.tsx';
import { Announcer } from './announcer.tsx';
import { ChatSlot } from './chat-slot.tsx';
import { PollsSlot } from './polls-slot.tsx';
import { Banners } from './banners.tsx';
import styles from './class-room.module.css';
import { useClass, useIsHost, useUi } from './context.ts';
import { Header } from './header.tsx';
import { useKeys } from './use-keys.ts';
import { useKnockSound } from './use-knock-sound.ts';
import { usePreload } from './use-preload.ts';
import { useTitle } from './use-title.ts';
import { Sound } from '../media/sound.tsx';

const Dialogs = lazy(() => fetchClassPiece(() => import('../dialogs/dialogs.tsx')));

const ToolBanners = lazy(() => fetchClassPiece(() => import('../tools/tool-banners.tsx')));
const Asked = lazy(() => fetchClassPiece(() => import('../asked/asked.tsx')));

/** The class as it is drawn: stage in the middle, people beside it, one bar below. */
export function ClassRoom() {
  const panel = useUi((state) => state.panel);
  const isAsking = useUi((state) => state.dialog !== null);
  const isAsked = useClass(({ calm, proposed }) => calm || proposed !== null);
  const isHost = useIsHost();
  const isTold = useClass(({ pick, spotlight, exam }) => exam || (pick ?? spotlight) !== null);
  const title = useClass(({ meeting }) => meeting.title);
  useTitle(title);
  useKeys();
  useKnockSound();
  usePreload();
  return (
    <div className={styles.room} data-panel={panel ?? 'none'}>
      <Header />
      <StageArea>
        <Banners />
        {isAsked ? (
          <Suspense>
            <Asked />
          </Suspense>
        ) : null}
        {isHost ? null : <PollsSlot />}
        {isTold ? (
          <Suspense>
            <ToolBanners />
          </Suspense>
        ) : null}
      </StageArea>
      <Bar />
      {panel === 'people' ? <PeoplePanel /> : null}
      <ChatSlot />
      {isHost ? <PollsSlot /> : null}
      <Sound />
      <Announcer />
      {isAsking ? (
        <Suspense>
          <Dialogs />
        </Suspense>
      ) : null}
    </div>
  );
}
