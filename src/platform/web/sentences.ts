import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { PlatformProblemCode } from '../contract/problems.ts';
import { longWait } from './long-wait.ts';
import { type browserProblems, ProblemError } from './problem-error.ts';

/** What happened, and what the person can do. Messages may use the problem's `params` as `{name}`. */
export type Sentence = { title: MessageDescriptor; remedy: MessageDescriptor };

/** A domain's sentences: one for each code of its table, or it does not compile. */
export type SentencesOf<Problems> = Record<keyof Problems & string, Sentence>;

export const platformSentences: Record<
  PlatformProblemCode | keyof typeof browserProblems,
  Sentence
> = {
  network: {
    title: msg`La liaison avec l’établissement est coupée`,
    remedy: msg`Vérifier le wifi ou le réseau, puis réessayer. Rien n’est perdu.`,
  },
  unreadable: {
    title: msg`La réponse n’est pas venue de Préau`,
    remedy: msg`Un équipement du réseau s’est peut-être interposé. Réessayer, puis prévenir l’établissement.`,
  },
  invalid_input: {
    title: msg`Une information n’est pas acceptée`,
    remedy: msg`Corriger les champs signalés, puis réessayer. Ce qui est écrit reste là.`,
  },
  origin_refused: {
    title: msg`La demande vient d’une autre adresse`,
    remedy: msg`Ouvrir Préau par l’adresse que donne l’établissement.`,
  },
  unauthenticated: {
    title: msg`La session est terminée`,
    remedy: msg`Se connecter de nouveau. Ce qui était enregistré l’est toujours.`,
  },
  forbidden: {
    title: msg`Cette action n’est pas ouverte à ce compte`,
    remedy: msg`Demander à la direction de l’établissement si elle devrait l’être.`,
  },
  contract_needed: {
    title: msg`Le contrat de l’établissement n’est pas encore accepté`,
    remedy: msg`La direction doit le lire et l’accepter sur la page Le contrat. Rien n’est enregistré avant.`,
  },
  school_suspended: {
    title: msg`L’hébergeur a suspendu cet établissement`,
    remedy: msg`Personne n’y travaille pour l’instant, et rien n’est effacé. La direction sait pourquoi, et à qui s’adresser.`,
  },
  second_factor_needed: {
    title: msg`Il manque la double vérification`,
    remedy: msg`Recharger la page : elle demande le code de l’application, ou aide à l’installer.`,
  },
  not_found: {
    title: msg`Introuvable`,
    remedy: msg`L’élément a peut-être été retiré. Revenir en arrière et recharger la page.`,
  },
  too_large: {
    title: msg`C’est trop lourd`,
    remedy: msg`Choisir un fichier plus petit ou un texte plus court.`,
  },
  unsupported_type: {
    title: msg`Ce type de fichier n’est pas accepté`,
    remedy: msg`Choisir un autre format.`,
  },
  too_many_requests: {
    title: msg`Trop d’essais en peu de temps`,
    remedy: msg`Attendre une minute, puis réessayer.`,
  },
  internal: {
    title: msg`Préau a rencontré une erreur`,
    remedy: msg`Réessayer. Si elle revient, prévenir l’établissement en donnant le code ci-dessous.`,
  },
  overloaded: {
    title: msg`Le serveur est très demandé`,
    remedy: msg`Réessayer dans quelques secondes. Rien n’est perdu.`,
  },
  database_away: {
    title: msg`La base de données ne répond pas`,
    remedy: msg`Elle revient d’habitude en quelques secondes. Réessayer. Rien n’est perdu.`,
  },
  media_away: {
    title: msg`Le son et l’image ne répondent pas`,
    remedy: msg`Le moteur des médias redémarre. Réessayer dans quelques secondes.`,
  },
};

const waitMinutes = msg`Attendre {minutes} minutes, puis réessayer.`;

const known = new Map<string, Sentence>(Object.entries(platformSentences));

/** Adds a domain's sentences; each document does it once, for the domains that it shows. */
export function addSentences(table: Record<string, Sentence>): void {
  for (const [code, sentence] of Object.entries(table)) known.set(code, sentence);
}

/** What to tell a person about an error, in the language of the page. The code helps whoever is asked for help. */
export function sayProblem(error: unknown): { title: string; remedy: string; code: string } {
  const { code, params } = error instanceof ProblemError ? error : { code: 'internal', params: {} };
  const { title, remedy } = known.get(code) ?? platformSentences.internal;
  const minutes = code === 'too_many_requests' ? longWait(params) : null;
  const say = (descriptor: MessageDescriptor, values = params) => i18n._({ ...descriptor, values });
  return {
    title: say(title),
    remedy: minutes === null ? say(remedy) : say(waitMinutes, { minutes }),
    code,
  };
}
