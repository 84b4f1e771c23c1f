import { useLingui } from '@lingui/react/macro';
import { Mic, MicOff, Volume2 } from 'lucide-react';
import { memo } from 'react';
import { cx, toneLook } from '../../../platform/web/looks/index.ts';
import { calledName, initials, shortName } from '../../../school/contract/names.ts';
import { QualitySign } from '../media/quality-sign.tsx';
import { HandSign } from '../people/hand-sign.tsx';
import { useAddress, useClass, useSeatMedia, useSession } from '../page/context.ts';
import { useStore } from '../session/use-store.ts';
import styles from './tile.module.css';
import { Video } from './video.tsx';

export type TileSize = 'grid' | 'large' | 'strip' | 'corner';

/** One person: picture or initials, name, microphone, and the state of the line when it is bad. */
export const Tile = memo(function Tile({ seatId, size }: { seatId: string; size: TileSize }) {
  const { t } = useLingui();
  const say = useAddress();
  const isMe = useClass(({ me }) => me.seatId === seatId);
  const seat = useClass(({ seats }) => seats.get(seatId));
  const media = useSeatMedia(seatId);
  const own = useOwn();
  if (!seat) return null;
  const picture = isMe ? own.picture : (media.camera?.track ?? null);
  const isOpen = isMe ? own.isOpen : media.microphone === 'on';
  const called = calledName(seat.name);
  const name = size === 'large' ? called : shortName(seat.name);
  return (
    <figure
      className={cx(
        styles.tile,
        styles[size],
        picture ? styles.pictured : toneLook(seatId),
        media.speaking && styles.speaking,
      )}
      data-seat={seatId}
    >
      {picture ? (
        <Video
          track={picture}
          mirrored={isMe}
          label={isMe ? t`Votre image` : t`Image de ${called}`}
        />
      ) : (
        <span className={styles.face} aria-hidden>
          {initials(seat.name)}
        </span>
      )}
      <figcaption className={styles.tag}>
        <MicSign isOpen={isOpen} isSpeaking={media.speaking} />
        <span className={styles.name}>
          {name}
          {isMe ? <span className={styles.you}> {say(t`(toi)`, t`(vous)`)}</span> : null}
        </span>
        {seat.role === 'guest' ? <span className={styles.guest}>{t`invité`}</span> : null}
        {isMe ? null : <QualitySign quality={media.quality} />}
      </figcaption>
      <HandSign seatId={seatId} over />
    </figure>
  );
});

function useOwn() {
  const { camera, microphone } = useSession().own;
  const track = useStore(camera.state, (state) => (state.power === 'on' ? state.track : null));
  const isOpen = useStore(microphone.state, ({ power }) => power === 'on');
  return { picture: track, isOpen };
}

function MicSign({ isOpen, isSpeaking }: { isOpen: boolean; isSpeaking: boolean }) {
  const { t } = useLingui();
  const Icon = isSpeaking ? Volume2 : isOpen ? Mic : MicOff;
  const label = isSpeaking ? t`parle` : isOpen ? t`micro ouvert` : t`micro coupé`;
  return <Icon size={15} role="img" aria-label={label} className={cx(isSpeaking && styles.loud)} />;
}
