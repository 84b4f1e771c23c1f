import { Problem } from '../../platform/contract/problems.ts';
import { clockOf, type Clock } from '../../platform/server/clock.ts';
import type { Core } from '../../platform/server/core.ts';
import { csvFile, type FileLanguage } from '../../platform/server/csv.ts';
import { compareNames } from '../../school/contract/names.ts';
import { daysSpan } from '../../meeting/contract/schedule.ts';
import { schoolZone } from '../../meeting/server/index.ts';
import type { RollCallFile } from '../contract/routes.ts';
import type { MeetingId } from './course.store.ts';
import { listDay } from './day.store.ts';
import { rollCallCsv, writePdf, type Sheet } from './files.ts';
import { findRecord, listEntries, listRecordHosts } from './record.store.ts';

/** The sheet of a confirmed roll call; `null` when it is not confirmed. */
async function readSheet(core: Core, ids: MeetingId): Promise<Sheet | null> {
  const record = await findRecord(core.db, ids);
  if (!record) return null;
  const lines = await listEntries(core.db, ids);
  const hosts = await listRecordHosts(core.db, ids);
  return {
    title: record.title,
    group: record.group_name,
    startsAt: record.starts_at,
    endsAt: record.ends_at,
    hosts: hosts.sort(compareNames),
    confirmedAt: record.confirmed_at,
    confirmedBy: record.by,
    lines: lines.sort((a, b) => compareNames(a.name, b.name)),
  };
}

const fileName = (language: FileLanguage, parts: string[], extension: string) =>
  `${[language === 'fr' ? 'appel' : 'roll-call', ...parts].join('-')}.${extension}`;

const partsOf = ({ startsAt }: Sheet, clock: Clock) => [
  clock.isoDay(startsAt),
  clock.hour(startsAt).replace(':', ''),
];

/**
 * A confirmed roll call as a file.
 * @throws {Problem} `attendance.not_confirmed`
 */
export async function rollCallFile(
  core: Core,
  ids: MeetingId,
  { format, language }: { format: 'csv' | 'pdf'; language: FileLanguage },
): Promise<RollCallFile> {
  const sheet = await readSheet(core, ids);
  if (!sheet) throw new Problem('attendance.not_confirmed');
  const clock = clockOf(language, await schoolZone(core.db, ids.schoolId));
  const name = fileName(language, partsOf(sheet, clock), format);
  if (format === 'csv') return csvFile(name, rollCallCsv([sheet], language, clock));
  const pdf = await writePdf(sheet, language, clock);
  return { name, mediaType: 'application/pdf', base64: pdf.toString('base64') };
}

/** Every line of a day's confirmed roll calls, as one CSV. */
export async function dayFile(
  core: Core,
  schoolId: string,
  { day, language }: { day: string; language: FileLanguage },
): Promise<RollCallFile> {
  const zone = await schoolZone(core.db, schoolId);
  const lessons = await listDay(core.db, schoolId, daysSpan(day, day, zone));
  const sheets: Sheet[] = [];
  for (const { meetingId } of lessons) {
    const sheet = await readSheet(core, { schoolId, meetingId });
    if (sheet) sheets.push(sheet);
  }
  const text = rollCallCsv(sheets, language, clockOf(language, zone));
  return csvFile(fileName(language, [day], 'csv'), text);
}
