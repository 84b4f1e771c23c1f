import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../../platform/web/index.ts';
import type { importProblems } from '../../contract/imports/problems.ts';

export const importSentences: SentencesOf<typeof importProblems> = {
  'import.empty': {
    title: msg`Ce fichier ne contient personne`,
    remedy: msg`Refaire l’export depuis le logiciel de l’établissement, puis choisir le nouveau fichier.`,
  },
  'import.not_text': {
    title: msg`Ce fichier n’est pas un texte lisible`,
    remedy: msg`Choisir un fichier CSV, XML ou ZIP tel que le logiciel l’a exporté, sans l’avoir ouvert ni enregistré autrement.`,
  },
  'import.spreadsheet': {
    title: msg`C’est un classeur de tableur`,
    remedy: msg`Dans le tableur, choisir «\u00a0Enregistrer sous\u00a0», puis le format CSV, et choisir ce nouveau fichier.`,
  },
  'import.format_unknown': {
    title: msg`Préau ne reconnaît pas ce fichier`,
    remedy: msg`Choisir un export d’ONDE, de SIECLE, de STS-web, une archive OneRoster 1.2 ou un fichier CSV.`,
  },
  'import.columns_missing': {
    title: msg`Il manque la colonne du nom ou du prénom`,
    remedy: msg`Indiquer quelle colonne contient le nom et laquelle contient le prénom.`,
  },
  'import.csv_broken': {
    title: msg`Le fichier s’interrompt à la ligne {line}`,
    remedy: msg`Un guillemet y est sans doute resté ouvert. Corriger la ligne ou refaire l’export. Rien n’a été écrit.`,
  },
  'import.xml_broken': {
    title: msg`Le fichier XML est abîmé à la ligne {line}`,
    remedy: msg`Refaire l’export, puis choisir le fichier sans l’avoir modifié. Rien n’a été écrit.`,
  },
  'import.xml_doctype': {
    title: msg`Ce fichier XML définit ses propres raccourcis`,
    remedy: msg`Un export de l’Éducation nationale n’en contient pas\u00a0: refaire l’export depuis le logiciel d’origine.`,
  },
  'import.archive_broken': {
    title: msg`L’archive ZIP ne s’ouvre pas`,
    remedy: msg`Refaire l’export ou le téléchargement, puis choisir le nouveau fichier.`,
  },
  'import.archive_unsafe': {
    title: msg`L’archive ZIP n’est pas sûre`,
    remedy: msg`Elle contient trop de fichiers, un lien, un mot de passe ou un contenu démesuré. Choisir l’archive telle que le logiciel l’a exportée.`,
  },
  'import.foreign_school': {
    title: msg`Ce fichier est celui d’un autre établissement ({uai})`,
    remedy: msg`Faire l’export depuis le logiciel de cet établissement-ci. Rien n’a été gardé.`,
  },
  'import.too_many': {
    title: msg`Ce fichier contient trop de personnes`,
    remedy: msg`Un import en contient {most} au plus. Exporter en plusieurs fichiers, par niveau par exemple.`,
  },
  'import.busy': {
    title: msg`Un autre import est en cours`,
    remedy: msg`Attendre qu’il se termine, puis réessayer.`,
  },
  'import.stale': {
    title: msg`Le registre a changé depuis cet aperçu`,
    remedy: msg`Choisir de nouveau le fichier\u00a0: l’aperçu tiendra compte de ces changements.`,
  },
  'import.over': {
    title: msg`Cet import n’en est plus là`,
    remedy: msg`Recharger la page pour voir où il en est.`,
  },
};
