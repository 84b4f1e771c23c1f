import { lazy, Suspense, useState } from 'react';
import { fetchClassPiece } from '../piece.ts';
import { Bar } from '../bar/bar.tsx';
import { StageArea } from '../stage/stage-area.tsx';
import { ChatSlot, useSettledLine } from './chat-slot.tsx';
import { PollsSlot } from './polls-slot.tsx';
import { Banners } from './banners.tsx';
import sidePanel from './side-panel.module.css';
import styles from './class-room.module.css';
import { useClass, useIsHost, useUi } from './context.ts';
import { Header } from './header.tsx';
import { useKeys } from './use-keys.ts';
import { usePreload } from './use-preload.ts';
import { useTitle } from './use-title.ts';
import { Sound } from '../media/sound.tsx';

const PeoplePanel = lazy(() => fetchClassPiece(() => import('../later/people/people-panel.tsx')));
const Announcer = lazy(() => fetchClassPiece(() => import('../later/told/announcer.tsx')));
const Dialogs = lazy(() => fetchClassPiece(() => import('../later/dialogs/dialogs.tsx')));

const ToolBanners = lazy(() => fetchClassPiece(() => import('../later/tools/tool-banners.tsx')));
const Asked = lazy(() => fetchClassPiece(() => import('../later/asked/asked.tsx')));
const Breakouts = lazy(() => fetchClassPiece(() => import('../later/breakouts/breakouts.tsx')));
const BreakoutBanner = lazy(() =>
  fetchClassPiece(() => import('../later/breakouts/breakout-banner.tsx')),
);

/** The class as it is drawn: stage in the middle, people beside it, one bar below. */
export function ClassRoom() {
  const panel = useUi((state) => state.panel);
  const isAsking = useUi((state) => state.dialog !== null);
  const isAsked = useClass(({ calm, proposed }) => calm || proposed !== null);
  const isHost = useIsHost();
  const isSettled = useSettledLine();
  const isTold = useClass(({ pick, spotlight, exam }) => exam || (pick ?? spotlight) !== null);
  const hasBreakouts = useClass(({ breakouts }) => breakouts !== null);
  // Once there were some, their end is told too.
  const [hadBreakouts, setHad] = useState(hasBreakouts);
  if (hasBreakouts && !hadBreakouts) setHad(true);
  const title = useClass(({ meeting }) => meeting.title);
  useTitle(title);
  useKeys();
  usePreload();
  return (
    <div className={styles.room} data-panel={panel ?? 'none'}>
      <Header />
      <StageArea>
        <Banners />
        {hadBreakouts ? (
          <Suspense>
            <BreakoutBanner />
          </Suspense>
        ) : null}
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
      {panel === 'people' ? (
        <Suspense fallback={<NoPeopleYet />}>
          {isHost || isSettled ? <PeoplePanel /> : <NoPeopleYet />}
        </Suspense>
      ) : null}
      {panel === 'breakouts' ? (
        <Suspense>
          <Breakouts />
        </Suspense>
      ) : null}
      <ChatSlot />
      {isHost ? <PollsSlot /> : null}
      <Sound />
      {isSettled ? (
        <Suspense>
          <Announcer />
        </Suspense>
      ) : null}
      {isAsking ? (
        <Suspense>
          <Dialogs />
        </Suspense>
      ) : null}
    </div>
  );
}

/** The list's place: what one learns first is the teacher's picture, and the list follows it. */
const NoPeopleYet = () => <aside className={sidePanel.panel} aria-busy />;
