import type { PersonView } from '../../../school/contract/people.ts';
import { listedName } from '../../../school/contract/names.ts';

export type Line = { person: PersonView; link: string };

/** One pupil a line, name and link apart by a tab: it pastes into a message as into a spreadsheet. */
export const asText = (lines: readonly Line[]): string =>
  lines.map(({ person, link }) => `${listedName(person.name)}\t${link}`).join('\n');
