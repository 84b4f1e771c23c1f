import type { Content } from 'pdfmake/interfaces.js';
import type { Clock } from '../../platform/server/clock.ts';
import { type FileLanguage, headsIn, writeCsv } from '../../platform/server/csv.ts';
import { makePdf } from '../../platform/server/pdf.ts';
import { calledName, listedName, type PersonName } from '../../school/contract/names.ts';
import type { Line } from './record.store.ts';
import { columnWords, pageWords, statusWords } from './texts.ts';

/** A confirmed roll call as a file tells it; `lines` in the order of a French register. */
export type Sheet = {
  title: string;
  group: string;
  startsAt: Date;
  endsAt: Date;
  hosts: readonly PersonName[];
  confirmedAt: Date;
  confirmedBy: PersonName | null;
  lines: readonly Line[];
};

const statusIn = ({ status, lateMinutes }: Line, language: FileLanguage) => {
  const word = statusWords[status][language];
  return lateMinutes === null ? word : `${word} (${lateMinutes} min)`;
};

/** Roll calls for a spreadsheet: a line for each pupil of each. */
export function rollCallCsv(
  sheets: readonly Sheet[],
  language: FileLanguage,
  clock: Clock,
): string {
  const rows = sheets.flatMap((sheet) =>
    sheet.lines.map((line) => ({
      day: clock.isoDay(sheet.startsAt),
      from: clock.hour(sheet.startsAt),
      to: clock.hour(sheet.endsAt),
      group: sheet.group,
      title: sheet.title,
      family: line.name.family,
      given: line.name.given,
      status: statusWords[line.status][language],
      minutes: line.lateMinutes,
    })),
  );
  return writeCsv(headsIn(columnWords, language), rows);
}

const facts = (sheet: Sheet, language: FileLanguage, clock: Clock): string[] => {
  const say = (word: keyof typeof pageWords) => pageWords[word][language];
  const when = `${clock.longDay(sheet.confirmedAt)}, ${clock.hour(sheet.confirmedAt)}`;
  const by = sheet.confirmedBy ? ` ${say('by')} ${calledName(sheet.confirmedBy)}` : '';
  return [
    `${clock.longDay(sheet.startsAt)}, ${clock.hour(sheet.startsAt)} – ${clock.hour(sheet.endsAt)}`,
    `${say('teachers')} : ${sheet.hosts.map(calledName).join(', ')}`,
    `${say('confirmed')}${by}, ${when}`,
  ];
};

/** One roll call to print. */
export function writePdf(sheet: Sheet, language: FileLanguage, clock: Clock): Promise<Buffer> {
  const title = `${pageWords.title[language]} · ${sheet.group} · ${sheet.title}`;
  const head = [columnWords.family, columnWords.status].map((words) => ({
    text: words[language],
    bold: true,
  }));
  const body = sheet.lines.map((line) => [listedName(line.name), statusIn(line, language)]);
  const list: Content =
    body.length === 0
      ? { text: pageWords.nobody[language] }
      : { table: { headerRows: 1, widths: ['*', '*'], body: [head, ...body] } };
  return makePdf({
    language,
    info: { title },
    pageMargins: [50, 50, 50, 60],
    defaultStyle: { fontSize: 10, lineHeight: 1.2 },
    footer: (page, pages) => ({ text: `${page} / ${pages}`, alignment: 'center', fontSize: 8 }),
    content: [
      { text: title, fontSize: 16, bold: true, margin: [0, 0, 0, 8] },
      { text: facts(sheet, language, clock).join('\n'), margin: [0, 0, 0, 12] },
      list,
    ],
  });
}
