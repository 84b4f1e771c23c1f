import type { SchoolDataMap } from '../../access/contract/data-subjects.ts';
import { columnsOf } from '../../platform/contract/personal-data.ts';

/** The class in progress keeps nothing of its own: sound and pictures pass, and are not recorded. */
export const liveData = {
  entries: {},
  technical: [
    {
      columns: columnsOf('webhook_receipts', 'id received_at'),
      why: 'reports of the media engine already read, for a day',
    },
  ],
} as const satisfies SchoolDataMap;
