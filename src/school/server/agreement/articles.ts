import type { Language, Section } from '../../contract/agreement/document.ts';
import type { AgreementFacts } from './facts.ts';

type Article = Record<Language, { title: string; text: string }>;

/**
 * What binds the parties: the fixed words of the contract.
 * @source Regulation (EU) 2016/679, article 28(3), points a to h; the Commission's standard clauses 2021/915
 */
export const articles = ({ host }: AgreementFacts): Article[] => [
  {
    fr: {
      title: '1. Objet et rôles',
      text: `L’établissement décide des finalités et des moyens : il est responsable du traitement. L’hébergeur, ${host.name}, traite les données pour son compte et selon ses instructions : il est sous-traitant au sens de l’article 28 du RGPD. L’hébergeur ne devient jamais responsable de ces données et n’en tire aucun usage propre. L’annexe 2 décrit l’objet, la durée, la nature et la finalité du traitement, les données et les personnes concernées.`,
    },
    en: {
      title: '1. Subject and roles',
      text: `The school decides on purposes and means: it is the controller. The host, ${host.name}, processes the data on its behalf and on its instructions: it is a processor within the meaning of article 28 of the GDPR. The host never becomes controller of this data and makes no use of its own of it. Annex 2 describes the subject, duration, nature and purpose of the processing, the data and the people concerned.`,
    },
  },
  {
    fr: {
      title: '2. Instructions documentées (art. 28, 3, a)',
      text: `L’hébergeur ne traite les données que sur instruction documentée de l’établissement : le présent contrat et les réglages que fait l’établissement dans le service. Les données sont hébergées en ${host.country} ; aucun transfert hors de l’Union européenne n’a lieu sans instruction écrite. Si une instruction lui paraît contraire au droit, l’hébergeur le dit aussitôt à l’établissement.`,
    },
    en: {
      title: '2. Documented instructions (art. 28(3)(a))',
      text: `The host processes the data only on the school’s documented instructions: this contract and the settings that the school makes in the service. The data is hosted in ${host.country}; no transfer outside the European Union takes place without a written instruction. If an instruction seems unlawful to it, the host tells the school at once.`,
    },
  },
  {
    fr: {
      title: '3. Confidentialité (art. 28, 3, b)',
      text: 'Les personnes que l’hébergeur autorise à intervenir sur le service sont tenues au secret, par la loi ou par un engagement écrit. L’administration du service ne montre ni nom d’élève ni contenu de cours.',
    },
    en: {
      title: '3. Confidentiality (art. 28(3)(b))',
      text: 'Those whom the host authorises to work on the service are bound to secrecy, by law or by a written commitment. The administration of the service shows neither pupils’ names nor contents of lessons.',
    },
  },
  {
    fr: {
      title: '4. Sécurité (art. 28, 3, c, et art. 32)',
      text: 'L’hébergeur met en œuvre les mesures de l’annexe 3, tient le logiciel à jour, sauvegarde les données et essaie ses sauvegardes.',
    },
    en: {
      title: '4. Security (art. 28(3)(c) and art. 32)',
      text: 'The host carries out the measures of annex 3, keeps the software up to date, backs the data up and tries its backups.',
    },
  },
  {
    fr: {
      title: '5. Sous-traitants ultérieurs (art. 28, 3, d)',
      text: 'L’hébergeur n’engage que les sous-traitants nommés à l’annexe 4. Un ajout ou un remplacement fait une nouvelle version de ce contrat, présentée au signataire avant tout effet pour l’établissement, qui peut refuser. L’hébergeur leur impose par contrat les mêmes obligations et répond d’eux.',
    },
    en: {
      title: '5. Sub-processors (art. 28(3)(d))',
      text: 'The host engages only the processors named in annex 4. An addition or a replacement makes a new version of this contract, shown to the signatory before it takes any effect for the school, which may refuse. The host binds them by contract to the same obligations and answers for them.',
    },
  },
  {
    fr: {
      title: '6. Droits des personnes (art. 28, 3, e)',
      text: 'Quand une personne s’adresse à l’hébergeur pour exercer ses droits (accès, rectification, effacement, limitation, portabilité, opposition), il transmet sa demande à l’établissement sous deux jours ouvrés et l’aide à y répondre. L’établissement peut lui-même voir, corriger et effacer.',
    },
    en: {
      title: '6. People’s rights (art. 28(3)(e))',
      text: 'When a person turns to the host to exercise their rights (access, rectification, erasure, restriction, portability, objection), it passes the request on to the school within two working days and helps it to answer. The school can itself see, correct and erase.',
    },
  },
  {
    fr: {
      title: '7. Violations et analyses d’impact (art. 28, 3, f)',
      text: 'L’hébergeur informe l’établissement de toute violation de données dans les 24 heures après en avoir eu connaissance, avec ce qu’il sait de sa nature, des personnes et des suites. Il l’aide à tenir ses obligations des articles 32 à 36 : sécurité, notification, analyse d’impact, consultation de la CNIL.',
    },
    en: {
      title: '7. Breaches and impact assessments (art. 28(3)(f))',
      text: 'The host informs the school of any data breach within 24 hours of knowing of it, with what it knows of its nature, of the people and of what follows. It helps it to meet its obligations under articles 32 to 36: security, notification, impact assessment, consultation of the authority.',
    },
  },
  {
    fr: {
      title: '8. Fin du contrat (art. 28, 3, g)',
      text: 'À la fin du contrat, l’établissement choisit : l’hébergeur lui rend toutes les données dans un format ouvert, ou les efface. Dans les deux cas il détruit ses copies, sauvegardes comprises, sous 30 jours, et l’atteste par écrit, sauf obligation légale de conserver.',
    },
    en: {
      title: '8. End of the contract (art. 28(3)(g))',
      text: 'At the end of the contract the school chooses: the host returns all the data in an open format, or erases it. In both cases it destroys its copies, backups included, within 30 days, and certifies it in writing, unless the law requires keeping.',
    },
  },
  {
    fr: {
      title: '9. Preuves et audits (art. 28, 3, h)',
      text: 'L’hébergeur tient à la disposition de l’établissement tout ce qui montre le respect de ces obligations et se prête aux audits de l’établissement ou de qui il mandate. Il tient le registre de l’article 30, 2.',
    },
    en: {
      title: '9. Evidence and audits (art. 28(3)(h))',
      text: 'The host makes available to the school all that shows that these obligations are met, and allows for audits by the school or by whom it mandates. It keeps the record of article 30(2).',
    },
  },
  {
    fr: {
      title: '10. Obligations de l’établissement',
      text: 'L’établissement informe les personnes, n’inscrit que les données utiles, donne ses instructions par écrit et veille à ce que ses comptes restent personnels. Il tient le registre de l’article 30, 1.',
    },
    en: {
      title: '10. The school’s obligations',
      text: 'The school informs people, enters useful data only, gives its instructions in writing and sees to it that its accounts stay personal. It keeps the record of article 30(1).',
    },
  },
  {
    fr: {
      title: '11. Durée et versions',
      text: 'Le contrat prend effet à son acceptation et dure tant que l’établissement utilise le service. Toute modification fait une nouvelle version, numérotée et datée, présentée au signataire ; la version acceptée reste en vigueur jusqu’à ce qu’il accepte la nouvelle. Le texte français fait foi.',
    },
    en: {
      title: '11. Duration and versions',
      text: 'The contract takes effect when accepted and lasts as long as the school uses the service. Any change makes a new version, numbered and dated, shown to the signatory; the accepted version stays in force until they accept the new one. The French text prevails.',
    },
  },
];

export const articleSections = (facts: AgreementFacts, language: Language): Section[] =>
  articles(facts).map((article) => ({
    title: article[language].title,
    blocks: [{ kind: 'text', text: article[language].text }],
  }));
