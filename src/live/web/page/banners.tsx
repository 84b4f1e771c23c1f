import { Trans, useLingui } from '@lingui/react/macro';
import { CloudOff, Database, RefreshCw, ShieldAlert, Volume2, WifiOff, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonLook, cx } from '../../../platform/web/looks/index.ts';
import { listedName } from '../../../school/contract/names.ts';
import { useStore } from '../session/use-store.ts';
import styles from './banners.module.css';
import { useAddress, useClass, useInClass, useSession } from './context.ts';
import { useLinkWords } from './link-words.ts';
import { useShownLink } from './use-shown-link.ts';

/** What is to be known above the pictures, calmly: the line, the sound, a link opened twice. */
export function Banners() {
  return (
    <>
      <LinkBanner />
      <SoundBanner />
      <SecondHolders />
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
    <Banner icon={<Volume2 size={20} aria-hidden />} strong>
      <p>
        {say(
          t`Le navigateur attend ton accord pour te faire entendre la classe.`,
          t`Le navigateur attend votre accord pour faire entendre la classe.`,
        )}
      </p>
      <button
        type="button"
        className={buttonLook({ size: 'small' })}
        onClick={() => void media.unblockSound()}
      >
        <Trans>Activer le son</Trans>
      </button>
    </Banner>
  );
}

function SecondHolders() {
  const { session } = useInClass();
  const { t } = useLingui();
  const people = useClass((state) => state.secondHolders);
  const close = (personId: string) =>
    session.control.class.update(
      (state) =>
        state && {
          ...state,
          secondHolders: state.secondHolders.filter((one) => one.personId !== personId),
        },
    );
  return people.map(({ personId, name }) => {
    const who = listedName(name);
    return (
      <Banner key={personId} icon={<ShieldAlert size={20} aria-hidden />} strong>
        <p>
          <Trans>
            Le lien de {who} a été ouvert sur un autre appareil. Cet appareil n’est pas entré ;
            l’élève peut vous demander un nouveau lien.
          </Trans>
        </p>
        <button
          type="button"
          className={styles.close}
          onClick={() => close(personId)}
          aria-label={t`Fermer`}
        >
          <X size={20} aria-hidden />
        </button>
      </Banner>
    );
  });
}

function Banner({
  icon,
  strong,
  children,
}: {
  icon: ReactNode;
  strong?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={cx(styles.banner, strong && styles.strong)}>
      {icon}
      {children}
    </div>
  );
}
