import type { Words } from './facts.ts';

export type Measure = Words & {
  /** The test that shows it, or the setting that rules it. */
  proof: string;
};

/** Security measures (art. 32) that the contract promises: each is shown by a test of this code. */
export const measures: readonly Measure[] = [
  {
    fr: 'Chaque demande est jugée par une table unique des droits avant d’être exécutée ; ce qui n’y figure pas est refusé.',
    en: 'Each request is judged by one table of rights before it is carried out; what is not in it is refused.',
    proof: 'src/app/server/contract.test.ts',
  },
  {
    fr: 'Les données d’un établissement ne répondent jamais à un compte d’un autre, qui reçoit la même réponse que pour une donnée qui n’existe pas.',
    en: 'One school’s data never answers to another school’s account, which receives the same answer as for data that does not exist.',
    proof: 'src/app/server/contract.test.ts',
  },
  {
    fr: 'Tant que le contrat n’est pas accepté, aucune donnée d’élève n’entre : chaque écriture est refusée.',
    en: 'As long as the contract is not accepted, no pupil’s data comes in: each write is refused.',
    proof: 'src/app/server/unsigned.test.ts',
  },
  {
    fr: 'Les mots de passe ont douze caractères au moins et ne sont gardés que sous forme d’empreinte scrypt ; les essais sont comptés et ralentis.',
    en: 'Passwords have twelve characters at least and are kept as scrypt hashes only; attempts are counted and slowed down.',
    proof: 'src/identity/server/sign-in.test.ts',
  },
  {
    fr: 'Une session dure douze heures au plus et se termine à la demande sur tous les appareils, avec tout ce qu’elle tenait ouvert.',
    en: 'A session lasts twelve hours at most and ends on demand on every device, with all that it held open.',
    proof: 'src/identity/server/sessions.test.ts',
  },
  {
    fr: 'Un lien personnel ne s’ouvre que dans un navigateur ; un second est refusé et l’enseignant en est averti.',
    en: 'A personal link opens in one browser only; a second one is refused and the teacher is told.',
    proof: 'src/entry/server/claim.test.ts',
  },
  {
    fr: 'Le son et l’image ne passent que par une passerelle qui repose la question des droits à chaque connexion ; le moteur média n’est pas joignable du dehors.',
    en: 'Sound and pictures pass only through a gate that asks for the rights again at each connection; the media engine cannot be reached from outside.',
    proof: 'src/live/server/media/refusals.test.ts',
  },
  {
    fr: 'Une personne exclue d’un cours est coupée aussitôt et ne revient par aucun chemin.',
    en: 'A person removed from a lesson is cut off at once and comes back by no way.',
    proof: 'src/live/server/media/removal.test.ts',
  },
  {
    fr: 'Les journaux techniques ne contiennent ni nom, ni adresse, ni lien, ni mot de passe.',
    en: 'Technical logs contain no name, address, link or password.',
    proof: 'src/platform/server/telemetry/log.test.ts',
  },
  {
    fr: 'Les pages refusent d’être appelées par un autre site, encadrées, ou d’exécuter un programme venu d’ailleurs.',
    en: 'Pages refuse to be called by another site, to be framed, or to run a program from elsewhere.',
    proof: 'src/platform/server/http/headers.test.ts',
  },
  {
    fr: 'Le service refuse de démarrer en clair sur un réseau, ou avec un secret connu ou trop court.',
    en: 'The service refuses to start in clear on a network, or with a secret that is known or too short.',
    proof: 'src/platform/server/config.unit.test.ts',
  },
  {
    fr: 'Un élément qui tombe est relancé ; les cours en cours et ce qui est enregistré lui survivent.',
    en: 'A part that fails is started again; lessons in progress and what is stored survive it.',
    proof: 'src/app/server/kill.test.ts',
  },
];
