import { defineMail } from '../../../platform/server/mail/index.ts';

type Facts = { title: string; day: string; hour: string };

/** The waiting list gave a place. */
export const placeGivenMail = defineMail<Facts>({
  fr: ({ title, day, hour }) => ({
    subject: `Une place est à vous : ${title}`,
    paragraphs: [
      'Bonjour,',
      `Une place s’est libérée à la réunion « ${title} », ${day}, à ${hour}. Vous étiez en tête de la liste d’attente : elle est à vous.`,
      'Si vous ne venez pas, rendez-la depuis la page des réunions : elle ira à la personne suivante.',
    ],
    link: { label: 'Voir les réunions', path: '/reunions' },
  }),
  en: ({ title, day, hour }) => ({
    subject: `A place is yours: ${title}`,
    paragraphs: [
      'Hello,',
      `A place came free at the meeting “${title}”, ${day}, at ${hour}. You were first on the waiting list: it is yours.`,
      'If you are not coming, give it back from the meetings page: it will go to the next person.',
    ],
    link: { label: 'See the meetings', path: '/reunions' },
  }),
});
