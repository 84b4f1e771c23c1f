import type { RemoteTrack } from 'livekit-client';
import { useEffect, useRef } from 'react';
import { useClass, useMediaView } from '../page/context.ts';

/** What is heard: the sounds of the people whom the class knows, and of nobody else; of all where it may not know them. */
export function Sound() {
  const seats = useClass((state) => state.seats);
  const seesList = useClass(({ me }) => me.seesList);
  const view = useMediaView();
  const sounds = [...view]
    .filter(([seatId]) => !seesList || seats.has(seatId))
    .flatMap(([, media]) => media.sounds);
  return sounds.map((track) => <Heard key={track.sid ?? track.mediaStreamID} track={track} />);
}

function Heard({ track }: { track: RemoteTrack }) {
  const element = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const audio = element.current;
    if (!audio) return;
    track.attach(audio);
    return () => void track.detach(audio);
  }, [track]);
  // The class's own live speech has no captions to load.
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  return <audio ref={element} hidden />;
}
