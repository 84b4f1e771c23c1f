import type { Block, Language, Section } from '../../contract/agreement/document.ts';
import type { AgreementFacts, Party, PartPlace, Words } from './facts.ts';
import { measures } from './measures.ts';

const partNames: Record<PartPlace['part'], Words> = {
  database: { fr: 'Base de données', en: 'Database' },
  media: { fr: 'Son et image', en: 'Sound and pictures' },
  files: { fr: 'Fichiers', en: 'Files' },
  mail: { fr: 'Courrier', en: 'Mail' },
  outbox: { fr: 'Courrier', en: 'Mail' },
};

const here: Words = { fr: 'machine de l’hébergeur', en: 'the host’s own machine' };
const noMailServer: Words = {
  fr: 'aucun serveur de courrier : les messages restent chez l’hébergeur',
  en: 'no mail server: messages stay with the host',
};

const signatories: Record<Party['signatory'], Words> = {
  head: { fr: 'la cheffe ou le chef d’établissement', en: 'the head of the school' },
  dasen: {
    fr: 'la directrice ou le directeur académique des services de l’Éducation nationale (DASEN)',
    en: 'the academy’s director of national education services (DASEN)',
  },
};

const table = (head: string[], rows: string[][]): Block => ({ kind: 'table', head, rows });
const text = (words: string): Block => ({ kind: 'text', text: words });

type Writer = (facts: AgreementFacts, party: Party | null, language: Language) => Section;

/** `party` is nobody in particular while versions are compared: the text is the same for all schools. */
const parties: Writer = ({ host, address }, party, language) => {
  const say = (words: Words) => words[language];
  const rows = [
    [
      say({ fr: 'Responsable du traitement', en: 'Controller' }),
      party ? `${party.name} (${party.uai})` : '—',
    ],
    [
      say({ fr: 'Représenté par', en: 'Represented by' }),
      party ? say(signatories[party.signatory]) : '—',
    ],
    [say({ fr: 'Sous-traitant', en: 'Processor' }), `${host.name}, ${host.address}`],
    [say({ fr: 'Joindre le sous-traitant', en: 'Reaching the processor' }), host.contact],
    [
      say({ fr: 'Protection des données chez lui', en: 'Its data-protection contact' }),
      host.privacyContact,
    ],
    [say({ fr: 'Adresse du service', en: 'Address of the service' }), address],
  ];
  return {
    title: say({ fr: 'Annexe 1. Les parties', en: 'Annex 1. The parties' }),
    blocks: [table([say({ fr: 'Rôle', en: 'Role' }), say({ fr: 'Qui', en: 'Who' })], rows)],
  };
};

const processing: Writer = (facts, _party, language) => {
  const say = (words: Words) => words[language];
  const intro = say({
    fr: 'Objet : tenir les classes virtuelles de l’établissement (préparer les cours, faire entrer les personnes attendues, transmettre le son et l’image, garder la feuille d’appel). Nature : enregistrement, consultation, transmission, effacement. Durée : celle du contrat. Personnes : élèves, responsables légaux, personnels. Aucune donnée ne sert à la publicité, au profilage, à l’entraînement d’un modèle, ni à une fin propre du sous-traitant.',
    en: 'Subject: holding the school’s virtual classes (preparing lessons, letting in those who are expected, carrying sound and pictures, keeping the register of presence). Nature: recording, consultation, transmission, erasure. Duration: that of the contract. People: pupils, legal guardians, staff. No data serves advertising, profiling, the training of a model, or any purpose of the processor’s own.',
  });
  const head = [
    say({ fr: 'Donnée', en: 'Data' }),
    say({ fr: 'Personnes', en: 'People' }),
    say({ fr: 'Finalité', en: 'Purpose' }),
    say({ fr: 'Base légale', en: 'Legal basis' }),
    say({ fr: 'Durée', en: 'Retention' }),
  ];
  const rows = facts.processing.map((line) =>
    [line.what, line.subjects, line.purpose, line.basis, line.retention].map(say),
  );
  return {
    title: say({ fr: 'Annexe 2. Le traitement', en: 'Annex 2. The processing' }),
    blocks: rows.length > 0 ? [text(intro), table(head, rows)] : [text(intro)],
  };
};

const security: Writer = (_facts, _party, language) => ({
  title: { fr: 'Annexe 3. Mesures de sécurité', en: 'Annex 3. Security measures' }[language],
  blocks: [
    text(
      {
        fr: 'Chaque mesure est vérifiée par un essai automatique du logiciel, dont le nom figure dans son code public.',
        en: 'Each measure is checked by an automatic test of the software, which its public code names.',
      }[language],
    ),
    { kind: 'list', items: measures.map((measure) => measure[language]) },
  ],
});

const places: Writer = ({ host, parts, subprocessors }, _party, language) => {
  const say = (words: Words) => words[language];
  const runBy = (machine: string) => {
    const company = subprocessors.find((one) => one.machine === machine);
    return company ? `${company.name}, ${company.country}` : `${host.name}, ${host.country}`;
  };
  const rows = parts.map(({ part, machine }) => [
    say(partNames[part]),
    machine ?? say(part === 'outbox' ? noMailServer : here),
    machine === null ? `${host.name}, ${host.country}` : runBy(machine),
  ]);
  const none = say({
    fr: 'Aucun autre sous-traitant n’intervient. Le service n’appelle aucun autre site.',
    en: 'No other processor is engaged. The service calls no other site.',
  });
  const some = say({
    fr: 'Sous-traitants ultérieurs autorisés : ceux du tableau, et eux seuls.',
    en: 'Authorised sub-processors: those of the table, and no other.',
  });
  const head = [
    say({ fr: 'Élément', en: 'Part' }),
    say({ fr: 'Machine', en: 'Machine' }),
    say({ fr: 'Tenue par', en: 'Run by' }),
  ];
  return {
    title: say({
      fr: 'Annexe 4. Lieux et sous-traitants ultérieurs',
      en: 'Annex 4. Places and sub-processors',
    }),
    blocks: [table(head, rows), text(subprocessors.length > 0 ? some : none)],
  };
};

/** The annexes, all read from the running installation. */
export const annexes = (facts: AgreementFacts, party: Party | null, language: Language) =>
  [parties, processing, security, places].map((write) => write(facts, party, language));
