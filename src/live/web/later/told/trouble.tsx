import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import styles from '../../bar/trouble.module.css';
import type { CaptureTrouble } from '../../media/capture-trouble.ts';
import { useAddress, usePlaceOf, useSession } from '../../page/context.ts';

type Source = 'microphone' | 'camera' | 'screen';

/** Why a device did not open: what happened, what to do, nothing is lost. */
export default function Trouble({
  source,
  trouble,
  onClose,
}: {
  source: Source;
  trouble: CaptureTrouble;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const words = useTroubleWords(source);
  const { seatId } = useSession();
  const isListening = usePlaceOf(seatId)?.listening.includes(seatId);
  // Who goes to a balcony has closed it by that, and is told so by the banner.
  if (isListening && trouble === 'forbidden') return null;
  return (
    <div className={styles.notice}>
      <p>{words[trouble]}</p>
      <button type="button" onClick={onClose} aria-label={t`Fermer`}>
        <X size={20} aria-hidden />
      </button>
    </div>
  );
}

function useTroubleWords(source: Source): Record<CaptureTrouble, string> {
  const { t } = useLingui();
  const say = useAddress();
  const the = { microphone: t`le micro`, camera: t`la caméra`, screen: t`l’écran` }[source];
  return {
    denied: say(
      t`Le navigateur ne donne pas ${the}. Touche le cadenas près de l’adresse de la page, autorise, puis réessaie.`,
      t`Le navigateur ne donne pas ${the}. Touchez le cadenas près de l’adresse de la page, autorisez, puis réessayez.`,
    ),
    missing: say(
      t`Aucun appareil trouvé pour ${the}. Vérifie le branchement, puis réessaie.`,
      t`Aucun appareil trouvé pour ${the}. Vérifiez le branchement, puis réessayez.`,
    ),
    busy: say(
      t`Un autre programme utilise déjà ${the}. Ferme-le, puis réessaie.`,
      t`Un autre programme utilise déjà ${the}. Fermez-le, puis réessayez.`,
    ),
    unsupported: t`Ce navigateur ne permet pas de partager ${the}. Tout le reste fonctionne.`,
    forbidden: say(
      t`Ton professeur ne permet pas ${the} pour l’instant.`,
      t`Ce cours ne permet pas ${the} pour l’instant.`,
    ),
    quieted: say(
      t`Ton professeur a coupé ${the}. Tu peux remettre en route quand c’est ton tour.`,
      t`Un professeur a coupé ${the}. Vous pouvez remettre en route quand c’est votre tour.`,
    ),
    failed: say(
      t`Impossible d’ouvrir ${the}. Réessaie ; le cours continue.`,
      t`Impossible d’ouvrir ${the}. Réessayez ; le cours continue.`,
    ),
  };
}
