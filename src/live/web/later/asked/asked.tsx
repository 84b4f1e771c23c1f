import { Trans, useLingui } from '@lingui/react/macro';
import { Hand, Moon } from 'lucide-react';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { Banner } from '../../page/banner.tsx';
import { useAddress, useClass, useSession } from '../../page/context.ts';

/** What the person who leads the class asks of this one: « Calme », or to speak. */
export default function Asked() {
  const isCalm = useClass(({ calm }) => calm);
  const proposed = useClass((state) => state.proposed);
  return (
    <>
      {isCalm ? <Calm /> : null}
      {proposed ? <Proposal source={proposed} /> : null}
    </>
  );
}

function Calm() {
  const { t } = useLingui();
  const say = useAddress();
  const isHost = useClass(({ me }) => me.role === 'host');
  const hasFloor = useClass(({ floor, me }) => floor === me.seatId);
  return (
    <Banner icon={<Moon size={20} aria-hidden />}>
      <p role="status">
        {isHost
          ? t`Calme : micros, caméras, partages et messages des élèves sont suspendus. Une seconde pression rend à chacun exactement ses droits.`
          : hasFloor
            ? say(
                t`Ton professeur a demandé le calme et t’a donné la parole : ton micro peut s’ouvrir.`,
                t`Le professeur a demandé le calme et vous a donné la parole : votre micro peut s’ouvrir.`,
              )
            : say(
                t`Ton professeur a demandé le calme : micros et caméras sont suspendus. Regarde et écoute.`,
                t`Le professeur a demandé le calme : micros et caméras sont suspendus.`,
              )}
      </p>
    </Banner>
  );
}

function Proposal({ source }: { source: 'microphone' | 'camera' }) {
  const { t } = useLingui();
  const say = useAddress();
  const { control, own } = useSession();
  const close = () => control.class.update((state) => state && { ...state, proposed: null });
  const accept = () => {
    close();
    void own[source].turn(true);
  };
  const words =
    source === 'microphone'
      ? say(
          t`Ton professeur te propose de parler. Ouvrir ton micro ?`,
          t`Le professeur vous propose de parler. Ouvrir votre micro ?`,
        )
      : say(
          t`Ton professeur te propose de te montrer. Allumer ta caméra ?`,
          t`Le professeur vous propose de vous montrer. Allumer votre caméra ?`,
        );
  return (
    <Banner
      icon={<Hand size={20} aria-hidden />}
      strong
      answers={
        <>
          <button type="button" className={buttonLook({ size: 'small' })} onClick={accept}>
            <Trans>Oui, ouvrir</Trans>
          </button>
          <button
            type="button"
            className={buttonLook({ look: 'ghost', size: 'small' })}
            onClick={close}
          >
            <Trans>Non merci</Trans>
          </button>
        </>
      }
    >
      <p role="alert">{words}</p>
    </Banner>
  );
}
