import {
  identitySentences,
  providerSentences,
  operatorSentences,
} from '../../identity/web/index.ts';
import { liveSentences } from '../../live/web/settings/index.ts';
import { meetingSentences } from '../../meeting/web/index.ts';
import { addSentences } from '../../platform/web/index.ts';
import {
  agreementSentences,
  importSentences,
  schoolSentences,
  yearSentences,
} from '../../school/web/index.ts';
import { entrySentences } from '../../entry/web/links/index.ts';

/** Sentences of every domain that the staff's pages call. */
export function addStaffSentences(): void {
  for (const table of [
    identitySentences,
    providerSentences,
    operatorSentences,
    schoolSentences,
    agreementSentences,
    importSentences,
    yearSentences,
    meetingSentences,
    liveSentences,
    entrySentences,
  ])
    addSentences(table);
}
