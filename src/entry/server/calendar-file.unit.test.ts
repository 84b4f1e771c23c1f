import { expect, it } from 'vitest';
import { calendarFile } from './calendar-file.ts';

const lesson = {
  id: '01890000-0000-7000-8000-000000000000',
  title: 'Maths, 6e B ; à l’oral',
  startsAt: new Date('2026-03-24T08:00:00Z'),
  endsAt: new Date('2026-03-24T09:00:00Z'),
  url: 'https://preau.example/cours/01890000-0000-7000-8000-000000000000',
};
const now = new Date('2026-03-23T10:00:00Z');
const file = (entries = [lesson]) => calendarFile(entries, { host: 'preau.example', now });
const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

it('tells hours in universal time, and an identifier that stays', () => {
  const told = lines(file());
  expect(told).toContain('DTSTART:20260324T080000Z');
  expect(told).toContain('DTEND:20260324T090000Z');
  expect(told).toContain(`UID:${lesson.id}@preau.example`);
  expect(told.some((line) => line.startsWith('URL') && line.endsWith(lesson.url))).toBe(true);
});

it('keeps a title on its line, whatever is in it', () => {
  const hostile = 'Fin\r\nEND:VEVENT\r\nATTENDEE:mailto:eve@example.org';
  const told = lines(file([{ ...lesson, title: hostile }]));
  expect(told.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
  expect(told.some((line) => line.startsWith('ATTENDEE'))).toBe(false);
  expect(lines(file())).toContain('SUMMARY:Maths\\, 6e B \\; à l’oral');
});

it('cuts no line longer than 75 bytes, and no character', () => {
  const told = file([{ ...lesson, title: 'Élève '.repeat(40) }]);
  expect(Math.max(...told.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThan(76);
  expect(told).not.toContain('\uFFFD');
});

it('without a lesson is a calendar all the same', () => {
  expect(lines(file([]))[0]).toBe('BEGIN:VCALENDAR');
});
