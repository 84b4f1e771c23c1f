import type { DataSubject } from '../../access/contract/data-subjects.ts';
import type { Words } from '../../platform/contract/personal-data.ts';

/** Whom data is about, in the words of the register. */
export const subjectWords = {
  pupil: { fr: 'Élèves', en: 'Pupils' },
  guardian: { fr: 'Responsables légaux', en: 'Guardians' },
  staff: { fr: 'Personnel', en: 'Staff' },
  guest: { fr: 'Invités', en: 'Guests' },
  everyone: { fr: 'Toute personne qui utilise le service', en: 'Whoever uses the service' },
} as const satisfies Record<DataSubject | 'everyone', Words>;

/** Titles and sentences of the register. */
export const registerWords = {
  head: { fr: 'Représentant', en: 'Representative' },
  officer: {
    fr: 'Délégué à la protection des données',
    en: 'Data-protection officer',
  },
  noOfficer: {
    fr: 'Délégué à la protection des données : pas encore désigné dans Préau',
    en: 'Data-protection officer: not named in Préau yet',
  },
  uai: { fr: 'Code UAI', en: 'UAI code' },
  host: { fr: 'L’hébergeur de cette installation', en: 'The host of this installation' },
  service: { fr: 'Service', en: 'Service' },
  behalf: { fr: 'Pour le compte de', en: 'On behalf of' },
  contact: { fr: 'Contact', en: 'Contact' },
  country: { fr: 'Pays d’hébergement', en: 'Hosting country' },
  subprocessor: { fr: 'Sous-traitant ultérieur', en: 'Sub-processor' },
  noTransfer: {
    fr: 'Le logiciel n’organise aucun transfert : il n’appelle aucun service tiers, hors celui de connexion que l’établissement a choisi.',
    en: 'The software organises no transfer: it calls no third-party service, but the sign-in service that the school chose.',
  },
} as const satisfies Record<string, Words>;

/** Heads of the CSV's columns. */
export const columnWords = {
  part: { fr: 'Rubrique', en: 'Part' },
  purpose: { fr: 'Finalité', en: 'Purpose' },
  what: { fr: 'Données', en: 'Data' },
  category: { fr: 'Catégorie', en: 'Category' },
  subjects: { fr: 'Personnes concernées', en: 'People concerned' },
  basis: { fr: 'Base légale', en: 'Legal basis' },
  source: { fr: 'Source', en: 'Source' },
  recipients: { fr: 'Destinataires', en: 'Recipients' },
  retention: { fr: 'Conservation', en: 'Kept' },
} as const satisfies Record<string, Words>;

/** Parts of a register, as the CSV names them. */
export const partWords = {
  controller: { fr: 'Responsable du traitement', en: 'Controller' },
  processor: { fr: 'Sous-traitant', en: 'Processor' },
  processing: { fr: 'Traitement', en: 'Processing' },
  transfers: { fr: 'Transferts hors de l’Union européenne', en: 'Transfers outside the EU' },
  measures: { fr: 'Mesure de sécurité', en: 'Security measure' },
} as const satisfies Record<string, Words>;
