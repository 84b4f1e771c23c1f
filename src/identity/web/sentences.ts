import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../platform/web/index.ts';
import type { identityProblems } from '../contract/problems.ts';

export const identitySentences: SentencesOf<typeof identityProblems> = {
  'identity.credentials_refused': {
    title: msg`Identifiant ou mot de passe incorrect`,
    remedy: msg`Vérifier les deux, majuscules comprises, puis réessayer. L’établissement peut donner un nouveau mot de passe.`,
  },
  'identity.try_later': {
    title: msg`Trop d’essais sur ce compte`,
    remedy: msg({
      message: 'Réessayer dans {seconds} secondes. Cette attente protège le compte.',
    }),
  },
};
