import { defineMail } from '../../../platform/server/mail/index.ts';
import { invitationPath } from './invitations.ts';

type Facts = { username: string; secret: string; school: string; until: string };

/** The invitation by mail: the link is for the reader alone, works once, and says so. */
export const invitationMail = defineMail<Facts>({
  fr: ({ username, secret, school, until }) => ({
    subject: 'Votre compte dans la classe virtuelle',
    paragraphs: [
      `${school} vous a ouvert un compte dans Préau, sa classe virtuelle.`,
      `Votre identifiant est ${username}. Le lien ci-dessous sert à choisir votre mot de passe. Il fonctionne une seule fois, jusqu’au ${until}.`,
      'Si vous n’attendiez pas ce message, prévenez l’établissement et n’ouvrez pas le lien.',
    ],
    link: { label: 'Choisir mon mot de passe', path: invitationPath(secret) },
  }),
  en: ({ username, secret, school, until }) => ({
    subject: 'Your account in the virtual classroom',
    paragraphs: [
      `${school} has opened an account for you in Préau, its virtual classroom.`,
      `Your username is ${username}. The link below lets you choose your password. It works once, until ${until}.`,
      'If you did not expect this message, tell the school and do not open the link.',
    ],
    link: { label: 'Choose my password', path: invitationPath(secret) },
  }),
});

type FailureFacts = { count: number; last: string; now: string; school: string };

/** That it failed many times before somebody signed in: whoever reads it knows whether it was they. */
export const failuresMail = defineMail<FailureFacts>({
  fr: ({ count, last, now, school }) => ({
    subject: 'Des essais de connexion à votre compte ont échoué',
    paragraphs: [
      `Votre compte dans Préau, la classe virtuelle de ${school}, vient d’être ouvert (${now}). Avant cela, ${count} essais de connexion avaient échoué, le dernier le ${last}.`,
      'Si c’était vous, il n’y a rien à faire. Si ce n’était pas vous, changez votre mot de passe sur la page Mon compte, fermez-y les autres sessions, et prévenez l’établissement.',
    ],
    link: { label: 'Ouvrir Mon compte', path: '/compte' },
  }),
  en: ({ count, last, now, school }) => ({
    subject: 'Sign-ins to your account have failed',
    paragraphs: [
      `Your account in Préau, the virtual classroom of ${school}, has just been opened (${now}). Before that, ${count} sign-ins had failed, the last one on ${last}.`,
      'If it was you, there is nothing to do. If it was not, change your password on the page My account, close the other sessions there, and tell the school.',
    ],
    link: { label: 'Open My account', path: '/compte' },
  }),
});
