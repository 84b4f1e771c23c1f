import { afterAll, beforeAll, expect, it } from 'vitest';
import { openInstallation, type Installation } from '../../app/testing/installation.ts';
import type { RollCall } from '../contract/routes.ts';
import { addGroup, openStage, type PupilName } from './testing/stage.ts';

let here: Installation;
beforeAll(async () => {
  here = await openInstallation();
});
afterAll(() => here[Symbol.asyncDispose]());

/**
 * A class of thirty between 10:05 and 10:55: what each does, and what must stand in the list, in the order
 * of a French register.
 */
const script: [family: string, given: string, story: string, expected: string][] = [
  ['Abdou', 'Inès', '10:00 knocks, 10:05 enters', 'present'],
  ['Amrani', 'Yanis', '10:05 knocks, 10:06 enters', 'present'],
  // Five minutes are not late, a second more is.
  ['Béranger', 'Tom', '10:10:01 knocks, 10:11 enters', 'late 5'],
  ['Bernard', 'Léa', '10:10:00 knocks, 10:11 enters', 'present'],
  ['Çelik', 'Emir', '10:29 knocks, 10:31 enters', 'late 24'],
  // Waited at the door from the hour on; the teacher saw it late, or never.
  ['D’Angelo', 'Chiara', '10:04 knocks, 10:22 enters', 'present'],
  ['Dangin', 'Luc', '10:05 knocks', 'present'],
  // A reload, and many.
  ['de La Fontaine', 'Jean', '10:03 knocks, 10:05 enters, 10:20 closes, 10:20:03 joins', 'present'],
  [
    'Dupont',
    'Anne',
    '10:03 knocks, 10:05 enters, 10:20 closes, 10:20:03 joins, 10:40 closes, 10:40:04 joins',
    'present',
  ],
  ['Dupont', 'Zoé', '', 'absent'],
  // Cuts: back after a moment, back at the end, never back.
  ['Éboué', 'Maël', '10:03 knocks, 10:05 enters, 10:15 cut, 10:16:24 joins', 'present'],
  ['Édouard', 'Rose', '10:03 knocks, 10:05 enters, 10:15 cut, 10:48 joins', 'present'],
  ['Élodie', 'Marie', '10:03 knocks, 10:05 enters, 10:30 cut', 'network'],
  ['Etienne', 'Hugo', '10:14 knocks, 10:16 enters, 10:30 cut', 'network 9'],
  // A phone that went from the wifi to the mobile network in the corridor, three times.
  [
    'Faure',
    'Lina',
    '10:03 knocks, 10:05 enters, 10:10 cut, 10:10:20 joins, 10:21 cut, 10:21:30 joins, 10:50 cut, 10:50:09 joins',
    'present',
  ],
  // Let in, and neither sound nor picture ever came.
  ['Garnier', 'Solène', '10:03 knocks, 10:05 admitted', 'network'],
  // Two devices: at once, and by a new link.
  ['Hamon', 'Nils', '10:03 knocks, 10:05 enters, 10:25 doubles', 'present'],
  ['Ibáñez', 'Lola', '10:03 knocks, 10:05 enters, 10:25 doubles, 10:30 closes', 'left'],
  ['Joly', 'Max', '10:03 knocks, 10:05 enters, 10:25 moves', 'present'],
  // Left: by the button, by closing the page, at the door, and as the bell was about to ring.
  ['Kone', 'Awa', '10:03 knocks, 10:05 enters, 10:30 leaves', 'left'],
  ['Lefèvre', 'Paul', '10:03 knocks, 10:05 enters, 10:50 leaves', 'present'],
  ['Lefevre', 'Zélie', '10:18 knocks, 10:20 enters, 10:40 leaves', 'left 13'],
  ['Le Goff', 'Erwan', '10:03 knocks, 10:05 enters, 10:49:59 closes', 'left'],
  ['Martin', 'Éva', '10:06 knocks, 10:08 leaves', 'left'],
  // Left and back; excluded; refused; came for nothing; opened the link at most.
  [
    'Ndao',
    'Ibra',
    '10:03 knocks, 10:05 enters, 10:15 leaves, 10:20 knocks, 10:21 enters',
    'present',
  ],
  ['N’Diaye', 'Moussa', '10:03 knocks, 10:05 enters, 10:35 excluded', 'left'],
  ['Ndiaye', 'Omar', '10:06 knocks, 10:07 refused', 'absent'],
  ['Nguyễn', 'Linh', '10:07 opens', 'absent'],
  [
    'O’Brien',
    'Sean',
    '10:02 knocks, 10:05 enters, 10:20 cut, 10:20:40 joins, 10:52 cut',
    'present',
  ],
  ['Zola', 'Émile', '', 'absent'],
];

const nameOf = ({ family, given }: PupilName) => `${family} ${given}`;
const linesOf = ({ entries }: RollCall) =>
  entries.map(({ person, status, lateMinutes }) =>
    [nameOf(person.name), status, lateMinutes].filter((part) => part !== null).join(' '),
  );

it('a scripted lesson of thirty gives exactly the right list, sorted in French', async () => {
  const school = await here.addSchool('0750001U');
  const names = script.map(([family, given]) => ({ family, given }));
  // The register was written in no order.
  const shuffled = names.map((_, index) => names[(index * 7) % 30] as PupilName);
  const groupId = await addGroup(here, school, shuffled);
  const stage = await openStage(here, school, groupId);
  const stories = Object.fromEntries(
    script.map(([family, given, story]) => [nameOf({ family, given }), story]),
  );
  await stage.open('10:02');
  await stage.play(stories);
  await stage.end('10:55');
  stage.setClock('11:20');

  const expected = script.map(([family, given, , line]) => `${family} ${given} ${line}`);
  expect(expected).toHaveLength(30);
  const read: RollCall = await stage.read();
  expect(linesOf(read)).toEqual(expected);

  const { seen } = read;
  const confirmed = await stage.teacher.post(`${stage.path}/confirm`, { seen });
  expect(linesOf(confirmed.json())).toEqual(expected);
});
