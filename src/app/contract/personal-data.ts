import type { SchoolDataMap } from '../../access/contract/data-subjects.ts';
import { attendanceData } from '../../attendance/contract/personal-data.ts';
import { chatData } from '../../chat/contract/personal-data.ts';
import { entryData } from '../../entry/contract/personal-data.ts';
import { identityData } from '../../identity/contract/personal-data.ts';
import { federationData } from '../../identity/contract/providers/federation-data.ts';
import { providerData } from '../../identity/contract/providers/personal-data.ts';
import { pollData } from '../../polls/contract/personal-data.ts';
import { operatorData } from '../../identity/contract/operators/personal-data.ts';
import { liveData } from '../../live/contract/personal-data.ts';
import { meetingData } from '../../meeting/contract/personal-data.ts';
import { platformData } from '../../platform/contract/data-map.ts';
import { agreementData } from '../../school/contract/agreement/personal-data.ts';
import { importData } from '../../school/contract/imports/personal-data.ts';
import { yearData } from '../../school/contract/years/personal-data.ts';
import { schoolData } from '../../school/contract/personal-data.ts';

/** What the installation itself keeps: the invented people of a demonstration. */
const appData = {
  entries: {
    'app.demonstration': {
      what: {
        fr: 'Démonstration seulement : identifiants et mots de passe de personnes inventées',
        en: 'Demonstration only: usernames and passwords of invented people',
      },
      places: { files: ['demonstration.json'] },
      subjects: ['staff'],
      category: 'credential',
      purpose: 'identification',
      basis: 'public-task',
      source: 'service',
      retention: {
        by: 'account',
        rule: { fr: 'tant que dure la démonstration', en: 'while the demonstration lasts' },
      },
      recipients: ['host'],
    },
  },
  technical: [],
} as const satisfies SchoolDataMap;

/** Everything that Préau keeps: the data maps of all domains. */
export const dataMaps: readonly SchoolDataMap[] = [
  platformData,
  schoolData,
  agreementData,
  importData,
  yearData,
  identityData,
  providerData,
  federationData,
  operatorData,
  meetingData,
  entryData,
  liveData,
  chatData,
  pollData,
  attendanceData,
  appData,
];
