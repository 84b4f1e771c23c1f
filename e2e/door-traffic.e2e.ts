import { renewLinks } from '../src/entry/contract/routes.ts';
import { tellLobby } from '../src/entry/contract/door-routes.ts';
import { admit } from '../src/live/contract/routes.ts';
import { isInside, knockAt, turnOn } from './support/class.ts';
import { registerGroup } from './support/database.ts';
import { hoursNow } from './support/school.ts';
import { expect, test } from './support/test.ts';

/** Names that no page, no program and no protocol holds by chance. */
const canaries = ['Qyvault', 'Zwembrix', 'Xulkomar', 'Vyrquest', 'Jhyptol', 'Wozquin'];
const names = canaries.map((name, index) => ({ family: name, given: `Gv${index}${name}` }));

test('the raw traffic of somebody who waits holds one pupil’s name and the teacher’s, and no media', async ({
  place,
  teacher,
  comes,
}) => {
  const groupId = await registerGroup(place, {
    username: teacher.credentials.username,
    group: 'Canaris qui attendent',
    names,
  });
  const meeting = await teacher.plan('Trafic d’attente', groupId, hoursNow(teacher.zone));
  const { links } = await teacher.caller.call(renewLinks, {
    params: { meetingId: meeting.meetingId },
    body: { personIds: null },
  });
  const seatId = await teacher.open(meeting);
  const [waiting, ...others] = links;
  if (!waiting) throw new Error('no link');
  const listener = await comes('Celle qui attend', { wire: true });
  await knockAt(listener, waiting.link);
  // A class lives meanwhile: others knock, enter, are seen, and go.
  const inside = await comes('Dedans');
  await knockAt(inside, others[0]?.link ?? '');
  const insider = new URL(inside.page.url()).pathname.split('/').pop() ?? '';
  await teacher.caller.call(admit, { params: { seatId }, body: { seatIds: [insider] } });
  await isInside(inside);
  await turnOn(inside, 'Caméra', 'Micro');
  await inside.press('Quitter');
  await expect(inside.page.getByRole('heading', { name: /^Te revoilà/ })).toBeVisible();

  await teacher.caller.call(tellLobby, {
    params: { meetingId: meeting.meetingId },
    body: { message: { phrase: null, words: 'Patience, tout va bien.' } },
  });
  await expect(listener.page.getByText('Patience, tout va bien.')).toBeVisible();

  const bytes = listener.wire?.kept() ?? Buffer.alloc(0);
  expect(bytes.includes(waiting.person.name.family), 'the wire is read').toBe(true);
  const unheard = names.filter(({ family }) => family !== waiting.person.name.family);
  expect(
    unheard.filter(({ family, given }) => bytes.includes(family) || bytes.includes(given)),
  ).toEqual([]);
  const text = bytes.toString('latin1');
  expect(text).not.toMatch(/eyJ[\w-]{8,}\.eyJ/);
  expect(text).not.toMatch(/Upgrade: websocket/i);
  const asked = [...text.matchAll(/(?:GET|POST) (\/api\/[^ ?]*)[^ ]* HTTP\/1\.1\r$/gm)].map(
    ([, path = '']) => path.replace(/[0-9a-f-]{36}/, ':seat'),
  );
  expect([...new Set(asked)].sort()).toEqual([
    '/api/entry/claim',
    '/api/seats/:seat/knock',
    '/api/seats/:seat/lobby',
  ]);
  expect(listener.watch.events.filter(({ type }) => !type.startsWith('lobby.'))).toEqual([]);
  const keys = new Set(
    [...text.matchAll(/\r\n(\{[^\r]*\})/g)].flatMap(([, json = '{}']) => keysIn(json)),
  );
  const known = [
    'seatId',
    'role',
    'state',
    'name',
    'family',
    'given',
    'title',
    'address',
    'meeting',
    'about',
    'group',
    'startsAt',
    'endsAt',
    'timeZone',
    'teacher',
    'after',
    'movedTo',
    'message',
    'phrase',
    'words',
    'secret',
  ];
  expect(
    [...keys].filter((key) => !known.includes(key)),
    'facts that are told at the door',
  ).toEqual([]);

  await teacher.caller.call(admit, { params: { seatId }, body: { seatIds: null } });
  await isInside(listener);
});

function keysIn(json: string): string[] {
  const keys: string[] = [];
  try {
    JSON.parse(json, (key, value: unknown) => {
      if (key !== '' && Number.isNaN(Number(key))) keys.push(key);
      return value;
    });
  } catch {
    // A piece of a script, not an answer.
  }
  return keys;
}
