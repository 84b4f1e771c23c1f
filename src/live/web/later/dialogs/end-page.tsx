import { useLingui } from '@lingui/react/macro';
import { BellOff, DoorClosed, LogOut, TriangleAlert } from 'lucide-react';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { useStore } from '../../session/use-store.ts';
import { useInClass } from '../../page/context.ts';
import { WholePage } from './whole-page.tsx';

type Why = 'ended' | 'excluded' | 'left' | 'refused';

const icons = { ended: BellOff, excluded: DoorClosed, left: LogOut, refused: TriangleAlert };

/** The class is over for this person: said once, calmly, with the way out. */
export default function EndPage({ why }: { why: Why }) {
  const { session, onLeave } = useInClass();
  const { t } = useLingui();
  const me = useStore(session.control.class, (state) => state?.me ?? null);
  const isOfStaff = useStore(session.control.class, (state) => state?.meeting.group === null);
  const say = (tu: string, vous: string) =>
    me?.address === 'tu' && me.role === 'pupil' ? tu : vous;
  const words = {
    ended: {
      title: isOfStaff ? t`La réunion est finie` : t`Le cours est fini`,
      text: say(
        t`Ton micro et ta caméra sont éteints. À bientôt !`,
        t`Votre micro et votre caméra sont éteints. À bientôt !`,
      ),
    },
    excluded: {
      title: isOfStaff
        ? t`On vous a fait sortir de la réunion`
        : say(
            t`Ton professeur t’a fait sortir du cours`,
            t`Le professeur vous a fait sortir du cours`,
          ),
      text: say(
        t`Ton micro et ta caméra sont éteints. Si tu penses que c’est une erreur, parles-en à ton professeur.`,
        isOfStaff
          ? t`Votre micro et votre caméra sont éteints. Si c’est une erreur, parlez-en à qui l’anime.`
          : t`Votre micro et votre caméra sont éteints. Si c’est une erreur, parlez-en au professeur.`,
      ),
    },
    left: {
      title: isOfStaff
        ? t`Vous avez quitté la réunion`
        : say(t`Tu as quitté le cours`, t`Vous avez quitté le cours`),
      text: say(
        t`Ton micro et ta caméra sont éteints. Tu peux frapper de nouveau à la porte.`,
        t`Votre micro et votre caméra sont éteints. Vous pouvez frapper de nouveau à la porte.`,
      ),
    },
    refused: {
      title: t`Cette page ne donne plus accès au cours`,
      text: say(
        t`Rien n’est perdu. Reviens en arrière et ouvre de nouveau ton lien.`,
        t`La session est peut-être terminée. Rien n’est perdu : revenez en arrière et entrez de nouveau.`,
      ),
    },
  }[why];
  const Icon = icons[why];
  return (
    <WholePage
      icon={<Icon size={36} aria-hidden />}
      title={words.title}
      actions={
        <button
          type="button"
          className={buttonLook({ look: 'quiet', size: 'large' })}
          onClick={onLeave}
        >
          {t`Sortir`}
        </button>
      }
    >
      <p>{words.text}</p>
    </WholePage>
  );
}
