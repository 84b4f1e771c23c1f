import type { Words } from './facts.ts';

export type Measure = Words & {
  /** The test that shows it. */
  proof: string;
  /**
   * The promises of the ledger that it puts into the contract: a test sees to it that the contract and the
   * register, which reads the ledger, tell the same measures.
   */
  promises?: readonly string[];
};

/** Security measures (art. 32) that the contract promises: each is shown by a test of this code. */
export const measures: readonly Measure[] = [
  {
    fr: 'Chaque demande est jugée par une table unique des droits avant d’être exécutée ; ce qui n’y figure pas est refusé.',
    en: 'Each request is judged by one table of rights before it is carried out; what is not in it is refused.',
    proof: 'src/app/server/rights.test.ts',
  },
  {
    fr: 'Les données d’un établissement ne répondent jamais à un compte d’un autre, qui reçoit la même réponse que pour une donnée qui n’existe pas.',
    en: 'One school’s data never answers to another school’s account, which receives the same answer as for data that does not exist.',
    proof: 'src/app/server/tenancy.test.ts',
    promises: ['P51'],
  },
  {
    fr: 'Tant que le contrat n’est pas accepté, aucune donnée d’élève n’entre : chaque écriture est refusée.',
    en: 'As long as the contract is not accepted, no pupil’s data comes in: each write is refused.',
    proof: 'src/app/server/unsigned.test.ts',
    promises: ['P04'],
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
    proof: 'e2e/pupil.e2e.ts',
    promises: ['P79'],
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
    promises: ['P76'],
  },
  {
    fr: 'Les journaux techniques ne contiennent ni nom, ni adresse, ni lien, ni mot de passe.',
    en: 'Technical logs contain no name, address, link or password.',
    proof: 'src/platform/server/telemetry/log.test.ts',
    promises: ['P42'],
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
  {
    fr: 'Un élève exclu ne revient par aucun chemin ; son frère, sur la même tablette, reste.',
    en: 'An excluded pupil comes back by no way; their brother on the same tablet stays.',
    proof: 'src/live/server/class/class.test.ts',
    promises: ['P78'],
  },
  {
    fr: 'Aucune publicité : les pages n’appellent aucun autre site.',
    en: 'No advertising: pages call no other site.',
    proof: 'src/platform/server/http/headers.test.ts',
    promises: ['P12'],
  },
  {
    fr: 'Aucune adresse de connexion n’est écrite ; les essais se comptent sous une empreinte qui change chaque jour.',
    en: 'No connection address is written down; attempts are counted under a hash that changes every day.',
    proof: 'src/identity/server/sign-in.test.ts',
    promises: ['P28'],
  },
  {
    fr: 'Un formulaire n’accepte que les champs qu’il annonce.',
    en: 'A form takes only the fields that it announces.',
    proof: 'src/app/server/contract.test.ts',
    promises: ['P37'],
  },
  {
    fr: 'Le son et l’image passent par les serveurs de l’hébergeur, jamais par ceux d’un tiers.',
    en: 'Sound and pictures pass through the host’s servers, never through a third party’s.',
    proof: 'launcher/livekit.test.ts',
    promises: ['P45'],
  },
  {
    fr: 'Qui attend à la porte ne voit ni liste, ni nombre, ni image.',
    en: 'Whoever waits at the door sees no list, no number, no picture.',
    proof: 'src/entry/server/entry.test.ts',
    promises: ['P47'],
  },
  {
    fr: 'Personne n’ouvre de compte chez un fabricant : l’établissement fait les comptes, et il n’y a pas d’inscription libre.',
    en: 'Nobody opens an account with a vendor: the school makes accounts, and there is no open sign-up.',
    proof: 'src/app/server/accounts.test.ts',
    promises: ['P63'],
  },
  {
    fr: 'L’enseignant conduit la classe ; un ordre fabriqué par un élève est refusé par le serveur.',
    en: 'The teacher leads the class; a command forged by a pupil is refused by the server.',
    proof: 'src/live/server/class/class.test.ts',
    promises: ['P70'],
  },
  {
    fr: 'On frappe avant d’entrer ; avant l’accord de l’enseignant, rien ne passe.',
    en: 'One knocks before entering; before the teacher agrees, nothing passes.',
    proof: 'e2e/door-traffic.e2e.ts',
    promises: ['P77'],
  },
  {
    fr: 'L’heure du serveur décide : une seconde trop tôt, la porte est fermée.',
    en: 'The server’s clock decides: one second too early, the door is shut.',
    proof: 'src/entry/contract/window.unit.test.ts',
    promises: ['P83'],
  },
  {
    fr: 'Une foule d’intrus, même munie d’un lien qui a fui, reste dehors et n’apprend rien de la classe.',
    en: 'A crowd of intruders, even with a leaked link, stays outside and learns nothing of the class.',
    proof: 'src/entry/server/intruders.test.ts',
    promises: ['P72'],
  },
  {
    fr: 'Un parent reçoit un lien à lui, bon pour une séance et dans un navigateur.',
    en: 'A parent receives a link of their own, good for one lesson and in one browser.',
    proof: 'src/entry/server/guardians.test.ts',
    promises: ['P81'],
  },
];
