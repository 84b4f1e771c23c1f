import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../../platform/web/index.ts';
import type { agreementProblems } from '../../contract/agreement/problems.ts';

export const agreementSentences: SentencesOf<typeof agreementProblems> = {
  'agreement.host_unknown': {
    title: msg`L’hébergeur n’a pas encore dit qui il est`,
    remedy: msg`Lui demander de compléter son identité dans ses réglages. Le contrat sera prêt aussitôt.`,
  },
  'agreement.changed': {
    title: msg`Le texte a changé depuis sa lecture`,
    remedy: msg`La page montre maintenant le nouveau texte. Le lire, puis l’accepter. Rien n’a été signé.`,
  },
  'agreement.accepted_already': {
    title: msg`Cette version est déjà acceptée`,
    remedy: msg`Il n’y a rien à faire. Recharger la page pour voir par qui et quand.`,
  },
};
