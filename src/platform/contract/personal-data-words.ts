/** A text of documents that the server writes (register, contract), in both languages. */
export type Words = { fr: string; en: string };
type Table = Readonly<Record<string, Words>>;

/** Sorts of personal data. */
export const categories = {
  identity: { fr: 'Identité', en: 'Identity' },
  contact: { fr: 'Coordonnées', en: 'Contact details' },
  function: { fr: 'Fonction et groupes', en: 'Function and groups' },
  family: { fr: 'Liens de famille', en: 'Family ties' },
  identifier: { fr: 'Identifiants', en: 'Identifiers' },
  credential: { fr: 'Moyens d’authentification', en: 'Means of authentication' },
  presence: { fr: 'Présence et horaires', en: 'Presence and hours' },
  content: { fr: 'Textes écrits ou envoyés', en: 'Texts written or sent' },
  decision: { fr: 'Décisions et signatures', en: 'Decisions and signatures' },
  trace: { fr: 'Traces techniques', en: 'Technical traces' },
  preference: { fr: 'Réglages d’affichage', en: 'Display settings' },
} as const satisfies Table;

/**
 * What data may be used for. The list is closed: each is a purpose of the controller. There is none for
 * whoever makes or hosts the software — no audience measurement, advertising, profiling or resale.
 */
export const purposes = {
  people: {
    fr: 'Tenir la liste des personnes et de leurs groupes',
    en: 'Keeping the list of people and their groups',
  },
  identification: {
    fr: 'Reconnaître chaque personne et lui ouvrir ce qui lui revient',
    en: 'Recognising each person and opening what is theirs',
  },
  activity: {
    fr: 'Faire fonctionner les activités prévues : y entrer, y participer',
    en: 'Running the planned activities: entering them, taking part',
  },
  correspondence: {
    fr: 'Envoyer les messages nécessaires au service',
    en: 'Sending the messages that the service needs',
  },
  security: {
    fr: 'Protéger les personnes et le service contre les abus et les pannes',
    en: 'Protecting people and the service from abuse and failures',
  },
  comfort: {
    fr: 'Garder les réglages choisis par la personne',
    en: 'Keeping the settings that a person chose',
  },
  obligation: {
    fr: 'Remplir une obligation prévue par la loi ou le contrat',
    en: 'Fulfilling a duty set by law or contract',
  },
} as const satisfies Table;

/** Legal bases (article 6 of the GDPR) that the software knows how to serve. */
export const bases = {
  'public-task': {
    fr: 'Mission d’intérêt public (art. 6.1.e)',
    en: 'Task in the public interest (art. 6(1)(e))',
  },
  'legal-obligation': {
    fr: 'Obligation légale (art. 6.1.c)',
    en: 'Legal obligation (art. 6(1)(c))',
  },
} as const satisfies Table;

/** Where data comes from. */
export const sources = {
  controller: { fr: 'L’établissement', en: 'The institution' },
  provider: {
    fr: 'Le service d’authentification de l’établissement',
    en: 'The institution’s sign-in service',
  },
  person: { fr: 'La personne elle-même', en: 'The person' },
  browser: { fr: 'Le navigateur de la personne', en: 'The person’s browser' },
  service: { fr: 'Le service, en fonctionnant', en: 'The service, while it runs' },
} as const satisfies Table;

/** Who may read data. */
export const recipients = {
  self: { fr: 'La personne concernée', en: 'The person concerned' },
  leaders: { fr: 'Qui anime l’activité', en: 'Those who lead the activity' },
  participants: {
    fr: 'Les participants de la même activité, pendant celle-ci',
    en: 'Participants of the same activity, while it lasts',
  },
  staff: { fr: 'Le personnel de l’établissement', en: 'The institution’s staff' },
  administration: {
    fr: 'La direction et l’administration de l’établissement',
    en: 'The institution’s direction and administration',
  },
  officer: { fr: 'Le délégué à la protection des données', en: 'The data-protection officer' },
  host: {
    fr: 'Les techniciens de l’hébergeur, pour faire fonctionner le service',
    en: 'The host’s technicians, to run the service',
  },
  'mail-server': {
    fr: 'Le serveur de courrier que l’hébergeur a choisi',
    en: 'The mail server that the host chose',
  },
  provider: {
    fr: 'Le service d’authentification de l’établissement',
    en: 'The institution’s sign-in service',
  },
} as const satisfies Table;

/** What decides how long data is kept: the lines of the schedule that a controller sets. */
export const retentions = {
  person: { fr: 'Fiche d’une personne', en: 'A person’s record' },
  year: { fr: 'Année', en: 'Year' },
  account: { fr: 'Compte', en: 'Account' },
  activity: { fr: 'Activité', en: 'Activity' },
  mail: { fr: 'Courrier', en: 'Mail' },
  import: { fr: 'Import', en: 'Import' },
  security: { fr: 'Traces de sécurité', en: 'Security traces' },
  contract: { fr: 'Contrat', en: 'Contract' },
  browser: { fr: 'Réglage du navigateur', en: 'Browser setting' },
  technical: { fr: 'Fonctionnement technique', en: 'Technical operation' },
} as const satisfies Table;
