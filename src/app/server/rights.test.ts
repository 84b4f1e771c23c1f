import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInstallation, type Installation } from '../testing/installation.ts';
import { isOffered, isTaught, pages, type MenuPath } from '../contract/menu.ts';
import { suspendIn } from '../testing/operators.ts';
import { routes } from '../testing/requests.ts';
import { type Cell, judge } from '../testing/rights-judge.ts';
import {
  callers,
  makeScene,
  operatorNames,
  restore,
  seatNames,
  staffNames,
  type CallerName,
  type Scene,
} from '../testing/rights.ts';

let here: Installation;
let scene: Scene;
const table = new Map<string, Map<CallerName, Cell>>();

/** The engine's own is known by its signature, which no person can make: it has tests of its own. */
const asked = routes
  .filter(({ caller }) => caller !== 'engine')
  .sort((one, other) => (one.id < other.id ? -1 : 1));

beforeAll(async () => {
  here = await openInstallation();
  scene = await makeScene(here, '0750001U');
  let last: Cell = 'oui';
  for (const route of asked) {
    const row = new Map<CallerName, Cell>();
    for (const caller of callers) {
      if (last !== 'non') await restore(scene);
      last = await judge(scene, route, caller);
      row.set(caller, last);
    }
    table.set(route.id, row);
  }
}, 600_000);
afterAll(() => here[Symbol.asyncDispose]());

const people = Object.keys(staffNames) as (keyof typeof staffNames)[];
/** What is refused for its form was refused after the rules, or before them: taken as let through. */
const isLetThrough = (cell: Cell | undefined) => cell === 'oui' || cell === '400';
/** Which routes of a kind let somebody through who should not be. */
const letThrough = (kind: (caller: string) => boolean, who: readonly CallerName[]) =>
  asked
    .filter(({ caller }) => kind(caller))
    .flatMap(({ id }) =>
      who.filter((name) => isLetThrough(table.get(id)?.get(name))).map((name) => `${name}: ${id}`),
    );

it('every route says of every caller whether it lets them through', async () => {
  const width = Math.max(...asked.map(({ id }) => id.length));
  const head = ['route'.padEnd(width), ...callers].join('  ');
  const lines = asked.map(({ id }) =>
    [
      id.padEnd(width),
      ...callers.map((name) => (table.get(id)?.get(name) ?? '?').padEnd(name.length)),
    ]
      .join('  ')
      .trimEnd(),
  );
  const legend =
    'oui: the rules let it through · non: they refuse · 404: hidden, as if it did not exist (a lesson, from whoever is not expected in it)';
  const text = `${legend}\n\n${[head, ...lines].join('\n')}\n`;
  expect(text).not.toContain('?');
  await expect(text).toMatchFileSnapshot('rights.snapshot.txt');
});

it('every route of a school says what is left of it while the host has suspended the school', async () => {
  const who = ['head', 'officer', 'signatory'] as const;
  await suspendIn(here, scene.school.schoolId, 'disagreement');
  const lines: string[] = [];
  for (const route of asked.filter(({ caller }) => caller === 'account')) {
    const cells: string[] = [];
    for (const caller of who) cells.push(await judge(scene, route, caller));
    // What was refused before is refused after; what is left was allowed before.
    for (const [index, cell] of cells.entries())
      if (cell === 'oui') expect(table.get(route.id)?.get(who[index] ?? 'head')).toBe('oui');
    if (cells.includes('oui')) lines.push([route.id.padEnd(36), ...cells].join('  '));
  }
  await suspendIn(here, scene.school.schoolId, null);
  const head = ['route'.padEnd(36), ...who].join('  ');
  await expect(`${[head, ...lines].join('\n')}\n`).toMatchFileSnapshot('suspended.snapshot.txt');
}, 300_000);

/** What each page of the menu asks the server for first. */
const firstAsked: Record<MenuPath, (role: (typeof people)[number]) => string> = {
  '/semaine': (role) => (isTaught(role) ? 'lesson.mine' : 'meeting.list'),
  '/reunions': () => 'meeting.staff_list',
  '/classes': () => 'group.list',
  '/questions': () => 'question.list',
  '/appels': () => 'attendance.list',
  '/signalements': () => 'chat.evidence.list',
  '/personnes': () => 'person.list',
  '/etablissement': () => 'person.list',
  '/etablissement/annees': () => 'year.list',
  '/etablissement/droits': () => 'rights.school',
  '/etablissement/imports': () => 'import.list',
  '/etablissement/messages': () => 'chat.term.read',
  '/comptes': () => 'account.list',
  '/courriels': () => 'outbox.list',
  '/etablissement/connexion': () => 'provider.list',
  '/donnees': () => 'register.read',
  '/contrat': () => 'agreement.read',
  '/sante': () => 'health.read',
  '/apropos': () => 'cookies.read',
};
const actor = {
  kind: 'account',
  accountId: '',
  sessionId: '',
  personId: '',
  schoolId: '',
  suspended: false,
} as const;

describe('the menu', () => {
  it.each(people)('offers %s exactly what they may open', (role) => {
    const paths = Object.keys(pages) as MenuPath[];
    const open = paths.filter((path) => table.get(firstAsked[path](role))?.get(role) === 'oui');
    const offered = paths.filter((path) =>
      isOffered({ ...actor, role, signed: true, secondFactor: 'done' }, path),
    );
    expect(open.length).toBeGreaterThan(2);
    expect(offered).toEqual(open);
  });

  it.each(people)('leads %s to each page of the office, or to none', (role) => {
    const full = { ...actor, role, signed: true, secondFactor: 'done' } as const;
    const offered = (Object.keys(pages) as MenuPath[]).filter((path) => isOffered(full, path));
    const ofOffice = offered.filter((path) => /^.(etablissement.|comptes|courriels)/.test(path));
    expect(ofOffice.length > 0).toBe(offered.includes('/etablissement'));
  });

  it.each(people)(
    'offers %s only what is open before the contract, or before a second factor',
    (role) => {
      const before = { ...actor, role, signed: false, secondFactor: 'done' } as const;
      const offered = (Object.keys(pages) as MenuPath[]).filter((path) => isOffered(before, path));
      expect(offered).not.toContain('/semaine');
      expect(offered).toContain('/sante');
      const half = { ...before, signed: true, secondFactor: 'missing' } as const;
      const left = (Object.keys(pages) as MenuPath[]).filter((path) => isOffered(half, path));
      expect(left).toEqual(['/sante', '/apropos']);
    },
  );
});

describe('whatever the table says', () => {
  it('each cell is a right’s: nothing is ill asked, and nothing is missing but what is hidden', () => {
    const odd = asked.flatMap(({ id }) =>
      callers
        .filter((name) => ['400', '404'].includes(table.get(id)?.get(name) ?? '?'))
        .map((name) => `${name}: ${id}`),
    );
    expect(odd.filter((cell) => !cell.endsWith(': lesson.come'))).toEqual([]);
  });

  it('nobody in particular reaches only what is open to anyone', () => {
    expect(letThrough((caller) => caller !== 'anyone', ['anonymous'])).toEqual([]);
  });

  it('pupils and guardians read and plan nothing of the staff’s', () => {
    const own =
      /^(session|account|calendar|passkey|factor|lesson|coming|door|password|invitation)\./;
    const reached = letThrough((caller) => caller === 'account', ['pupil', 'guardian']);
    expect(reached.filter((cell) => !own.test(cell.split(': ')[1] ?? ''))).toEqual([]);
  });

  it('operators reach no route of a school, and nobody of a school one of theirs', () => {
    const school = (caller: string) => caller === 'account' || caller === 'seat';
    expect(letThrough(school, operatorNames)).toEqual([]);
    expect(
      letThrough((caller) => caller === 'operator', ['anonymous', ...people, ...seatNames]),
    ).toEqual([]);
  });

  it('a district’s administrator changes nothing but their own account', () => {
    const changed = asked
      .filter(({ caller, method }) => caller === 'operator' && method !== 'GET')
      .filter(({ id }) => table.get(id)?.get('operator:district') === 'oui')
      .filter(({ action }) => action !== 'operator.own');
    expect(changed.map(({ id }) => id)).toEqual(['operator.session.end']);
  });

  it('the contract is accepted by the head alone', () => {
    const row = table.get('agreement.accept');
    expect(callers.filter((name) => row?.get(name) === 'oui')).toEqual(['head']);
  });

  it('somebody excluded sees their own seat, and nothing of the class', () => {
    const cells = letThrough((caller) => caller === 'seat', ['seat:excluded']);
    expect(cells).toEqual(['seat:excluded: seat.leave', 'seat:excluded: seat.read']);
  });

  it('only a host acts upon others in the class', () => {
    for (const id of [
      'class.admit',
      'class.refuse',
      'class.return',
      'class.remove',
      'class.rename',
      'class.end',
      'class.remake',
      'class.next',
      'class.turn',
      'class.exam',
      'class.floor',
      'class.timer',
      'class.pick',
      'class.spotlight',
      'hand.lower',
      'chat.tell',
      'chat.delete',
      'chat.clear',
      'poll.open',
      'poll.close',
      'poll.share',
      'poll.delete_answer',
      'poll.delete',
      'poll.export',
      'poll.sets',
      'poll.ask_prepared',
      'link.answer',
    ]) {
      const row = table.get(id);
      expect([id, ...callers.filter((name) => row?.get(name) === 'oui')]).toEqual([
        id,
        'seat:host',
      ]);
    }
  });
});
