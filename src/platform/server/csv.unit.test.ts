import { expect, it } from 'vitest';
import { clockOf } from './clock.ts';
import { csvFile, headsIn, writeCsv } from './csv.ts';

const heads = headsIn(
  { name: { fr: 'Nom', en: 'Name' }, votes: { fr: 'Voix', en: 'Votes' } },
  'fr',
);

it('writes what a French spreadsheet opens by itself', () => {
  expect(writeCsv(heads, [{ name: 'Zoé', votes: 2 }, { name: 'a;b "c"' }])).toBe(
    '\ufeffNom;Voix\r\nZoé;2\r\n"a;b ""c""";\r\n',
  );
});

it.each(['=1+1', '+1', '-1', '@a', '\t=1', '\r=1'])('%j is run by no spreadsheet', (text) => {
  const cell = writeCsv(heads, [{ name: text }])
    .split('\r\n')
    .slice(1)
    .join('\r\n');
  expect(cell.replace(/^"/, '').startsWith(`'${text}`)).toBe(true);
});

it('is given as bytes of UTF-8', () => {
  const { base64, ...file } = csvFile('é.csv', '\ufeffé');
  expect(file).toEqual({ name: 'é.csv', mediaType: 'text/csv;charset=utf-8' });
  expect([...Buffer.from(base64, 'base64')]).toEqual([0xef, 0xbb, 0xbf, 0xc3, 0xa9]);
});

it('tells days and hours of the time zone', () => {
  const clock = clockOf('fr', 'Indian/Reunion');
  const at = new Date('2026-11-24T21:05:30Z');
  expect([clock.isoDay(at), clock.hour(at), clock.second(at), clock.longDay(at)]).toEqual([
    '2026-11-25',
    '01:05',
    '01:05:30',
    'mercredi 25 novembre 2026',
  ]);
});
