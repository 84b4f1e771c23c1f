import { useLingui } from '@lingui/react/macro';
import type { Link } from '../session/link-state.ts';
import { useAddress, useIsHost } from './context.ts';

/** What to tell about the line, or nothing while all is well. Said to pupils as their school speaks to them. */
export function useLinkWords(link: Link): string | null {
  const { t } = useLingui();
  const say = useAddress();
  const isHost = useIsHost();
  if (link.kind === 'connecting') return t`On rejoint le son et l’image…`;
  if (link.kind === 'reconnecting') {
    return say(
      t`Connexion perdue, on réessaie… Reste sur cette page, tu reviendras tout seul.`,
      t`Connexion perdue, on réessaie… Restez sur cette page, le retour se fait tout seul.`,
    );
  }
  if (link.kind !== 'away') return null;
  const words = {
    control: say(
      t`Le serveur ne répond pas, on réessaie… On t’entend et on te voit toujours.`,
      isHost
        ? t`Le serveur ne répond pas, on réessaie… La classe vous entend et vous voit toujours ; la porte attend.`
        : t`Le serveur ne répond pas, on réessaie… On vous entend et on vous voit toujours.`,
    ),
    media: t`Le son et l’image ne répondent pas, on réessaie… Tout le monde revient tout seul.`,
    database: t`La base de données ne répond pas : personne ne peut entrer ni sortir pour l’instant. Le cours continue.`,
  };
  return words[link.part];
}
