import { defineMail } from '../../platform/server/mail/index.ts';

type Facts = { pupil: string; title: string; day: string; hours: string; secret: string };

/** A pupil's link to one lesson, for their guardian. */
export const guardianMail = defineMail<Facts>({
  fr: ({ pupil, title, day, hours, secret }) => ({
    subject: `Le lien de ${pupil} pour le cours du ${day}`,
    paragraphs: [
      'Bonjour,',
      `Voici le lien de ${pupil} pour le cours « ${title} », ${day}, ${hours}.`,
      'Il s’ouvre dans un seul navigateur, celui où l’on appuie sur « J’entre », et pour ce cours seulement ; un autre viendra pour le prochain. Ne le transmettez à personne : un second appareil serait refusé, et l’enseignant prévenu.',
    ],
    link: { label: 'Aller à la porte du cours', path: `/e#${secret}` },
  }),
  en: ({ pupil, title, day, hours, secret }) => ({
    subject: `${pupil}’s link for the lesson of ${day}`,
    paragraphs: [
      'Hello,',
      `Here is ${pupil}’s link for the lesson “${title}”, ${day}, ${hours}.`,
      'It opens in one browser only, the one where “Enter” is pressed, and for this lesson only; another will come for the next. Do not pass it on: a second device would be refused, and the teacher told.',
    ],
    link: { label: 'Go to the lesson’s door', path: `/e#${secret}` },
  }),
});
