import type { SeatActor } from '../../access/contract/actors.ts';
import type { Words } from '../../platform/contract/personal-data.ts';
import { clockOf } from '../../platform/server/clock.ts';
import { csvFile, type FileLanguage, headsIn, writeCsv } from '../../platform/server/csv.ts';
import { calledName } from '../../school/contract/names.ts';
import { schoolZone } from '../../meeting/server/index.ts';
import type { Message } from '../contract/routes.ts';
import { listLatest, type SealedMessage } from './chat.store.ts';
import { openMessages } from './messages.ts';
import { standingOf } from './rules.ts';
import type { Chat } from './say.ts';

const columnWords = {
  at: { fr: 'Heure', en: 'Time' },
  from: { fr: 'De', en: 'From' },
  to: { fr: 'À', en: 'To' },
  text: { fr: 'Message', en: 'Message' },
} as const satisfies Record<string, Words>;

const breakoutWord = { fr: 'atelier', en: 'breakout' } as const satisfies Words;
const readerWords = {
  all: { fr: 'tous', en: 'everybody' },
  hosts: { fr: 'qui anime', en: 'the hosts' },
} as const satisfies Record<string, Words>;

/** More than a class could write in a day. */
export const mostInFile = 20_000;

function readersOf({ to, one, breakout }: Message, language: FileLanguage): string {
  if (breakout !== null) return `${breakoutWord[language]} ${breakout}`;
  return to === 'one' ? (one ? calledName(one.name) : '') : readerWords[to][language];
}

/** All messages of a lesson for a spreadsheet. */
export async function chatFile(chat: Chat, host: SeatActor, language: FileLanguage) {
  const { reader } = await standingOf(chat.core.db, host);
  const found = await listLatest(chat.core.db, host, reader, { atMost: mostInFile });
  return messagesFile(chat, host.schoolId, found, language);
}

/** Messages of a school for a spreadsheet. */
export async function messagesFile(
  { core, seals }: Chat,
  schoolId: string,
  found: SealedMessage[],
  language: FileLanguage,
) {
  const messages = await openMessages(seals, found);
  const clock = clockOf(language, await schoolZone(core.db, schoolId));
  const rows = messages.map((message) => ({
    at: clock.second(new Date(message.at)),
    from: calledName(message.from.name),
    to: readersOf(message, language),
    text: message.text,
  }));
  return csvFile('messages.csv', writeCsv(headsIn(columnWords, language), rows));
}
