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
