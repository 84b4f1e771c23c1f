import { Trans, useLingui } from '@lingui/react/macro';
import { CloudOff, Database, RefreshCw, Volume2, WifiOff } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { fetchClassPiece } from '../piece.ts';
import { buttonLook } from '../../../platform/web/looks/index.ts';
import { useStore } from '../session/use-store.ts';
import { Banner } from './banner.tsx';
import { useAddress, useClass, useSession } from './context.ts';
import { useLinkWords } from './link-words.ts';
import { useShownLink } from './use-shown-link.ts';

const DeviceBanners = lazy(() =>
  fetchClassPiece(() => import('../later/asked/device-banners.tsx')),
);

/** What is to be known above the pictures, calmly: the line, the sound, a link opened twice. */
export function Banners() {
  return (
    <>
      <LinkBanner />
      <SoundBanner />
      <Devices />
    </>
  );
}

const signs = { control: CloudOff, media: WifiOff, database: Database };

function LinkBanner() {
  const link = useShownLink();
  const words = useLinkWords(link);
  if (words === null) return null;
  const Sign = link.kind === 'away' ? signs[link.part] : RefreshCw;
  return (
    <Banner icon={<Sign size={20} aria-hidden />}>
      <p>{words}</p>
    </Banner>
  );
}

function SoundBanner() {
  const { t } = useLingui();
  const say = useAddress();
  const { media } = useSession();
  const isBlocked = useStore(media.soundBlocked, (value) => value);
  if (!isBlocked) return null;
  return (
    <Banner
      icon={<Volume2 size={20} aria-hidden />}
      strong
      answers={
        <button
          type="button"
          className={buttonLook({ size: 'small' })}
          onClick={() => void media.unblockSound()}
        >
          <Trans>Activer le son</Trans>
        </button>
      }
    >
      <p>
        {say(
          t`Le navigateur attend ton accord pour te faire entendre la classe.`,
          t`Le navigateur attend votre accord pour faire entendre la classe.`,
        )}
      </p>
    </Banner>
  );
}

/** Devices that ask for somebody's seat: their piece comes when one does. */
function Devices() {
  const isAsked = useClass((state) => state.devices.length > 0);
  return isAsked ? (
    <Suspense>
      <DeviceBanners />
    </Suspense>
  ) : null;
}
