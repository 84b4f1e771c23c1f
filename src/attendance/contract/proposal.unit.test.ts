import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propose, type Course, type Sign, type Trace } from './proposal.ts';

/** A lesson from 10:05 to 10:55, open from the hour on, and over. */
const at = (time: string) => new Date(`2026-03-24T${time.length === 5 ? `${time}:00` : time}Z`);
const course: Course = {
  startsAt: at('10:05'),
  endsAt: at('10:55'),
  openedAt: at('10:04'),
  endedAt: at('10:56'),
};
const going: Course = { ...course, endedAt: null };

/** `10:04 knocked, 10:05 admitted` as signs. */
const signs = (story: string): Sign[] =>
  story.split(', ').map((sign) => {
    const [time = '', is = ''] = sign.split(' ');
    return { at: at(time), is: is as Sign['is'] };
  });
const said = (story: string, state: Trace['state'] = 'admitted', of = course, now = '11:00') => {
  const trace = { state, signs: story === '' ? [] : signs(story) };
  const { status, lateMinutes, why } = propose(of, trace, at(now));
  return [status, lateMinutes, why];
};

const came = '10:04 knocked, 10:05 admitted, 10:05 connected';

describe('a roll call proposes', () => {
  it.each([
    ['present, from the door to the end', came, ['present', null, null]],
    [
      'present, five minutes after the hour',
      '10:10 knocked, 10:11 admitted, 10:11 connected',
      ['present', null, null],
    ],
    [
      'late, by the minutes since the hour',
      '10:17 knocked, 10:20 admitted, 10:20 connected',
      ['late', 12, null],
    ],
    [
      'present, who waited at the door from the hour on',
      '10:05 knocked',
      ['present', null, 'at_door'],
    ],
    [
      'present after a reload',
      `${came}, 10:20 closed, 10:20:04 connected`,
      ['present', null, null],
    ],
    ['present after a cut', `${came}, 10:20 cut, 10:31 connected`, ['present', null, null]],
    ['present, whose line goes with the end', `${came}, 10:56 cut`, ['present', null, null]],
    ['present, who left as the bell rang', `${came}, 10:51 left`, ['present', null, null]],
    ['gone before the end', `${came}, 10:40 left, 10:40:01 cut`, ['left', null, null]],
    ['gone, whose page was closed', `${came}, 10:40 closed`, ['left', null, null]],
    ['gone, who gave up at the door', '10:05 knocked, 10:09 withdrew', ['left', null, null]],
    [
      'gone and late',
      '10:15 knocked, 10:16 admitted, 10:16 connected, 10:30 left',
      ['left', 10, null],
    ],
    ['gone, excluded', `${came}, 10:40 removed, 10:40:01 cut`, ['left', null, 'excluded']],
    ['the network, when a cut lasts', `${came}, 10:30 cut`, ['network', null, null]],
    [
      'the network, when neither sound nor picture came',
      '10:04 knocked, 10:05 admitted',
      ['network', null, 'never_connected'],
    ],
    [
      'present, with two devices in any order of their news',
      `${came}, 10:20 connected, 10:20:01 cut, 10:20:02 connected`,
      ['present', null, null],
    ],
    [
      'present, who changed devices by a new link',
      `${came}, 10:20 left, 10:21 knocked, 10:22 admitted, 10:22 connected`,
      ['present', null, null],
    ],
  ] as const)('%s', (_, story, expected) => {
    expect(said(story)).toEqual(expected);
  });

  it('absent, who never came, opened the link at most, or was refused at the door', () => {
    expect(said('', null)).toEqual(['absent', null, null]);
    expect(said('', 'claimed')).toEqual(['absent', null, 'link_opened']);
    expect(said('10:06 knocked, 10:07 withdrew', 'refused')).toEqual(['absent', null, 'refused']);
  });
});

describe('hours are those of the lesson as it was', () => {
  const noon = '10:20 knocked, 10:21 admitted, 10:21 connected';
  it('nobody is late before the door opens', () => {
    expect(said(noon, 'admitted', { ...course, openedAt: at('10:18') })[0]).toBe('present');
    expect(said(noon, 'admitted', { ...course, openedAt: at('10:12') })).toEqual(['late', 8, null]);
  });
  it('a lesson ended early lets nobody leave early', () => {
    expect(said(`${came}, 10:38 left`, 'left', { ...course, endedAt: at('10:40') })[0]).toBe(
      'present',
    );
  });
  it('a lesson that lasts longer lets people leave at its planned end', () => {
    expect(said(`${came}, 10:56 left`, 'left', { ...course, endedAt: at('11:20') })[0]).toBe(
      'present',
    );
  });
});

describe('while the lesson goes on', () => {
  it('who went a moment ago still counts as there, then no more', () => {
    const story = `${came}, 10:20 cut`;
    expect(said(story, 'admitted', going, '10:20:59')[0]).toBe('present');
    expect(said(story, 'admitted', going, '10:21')[0]).toBe('network');
  });
  it('who was let in a moment ago has the time to connect', () => {
    const story = '10:04 knocked, 10:05 admitted';
    expect(said(story, 'admitted', going, '10:05:30')[0]).toBe('present');
    expect(said(story, 'admitted', going, '10:07')[0]).toBe('network');
  });
});

describe('whatever happens', () => {
  const kinds = [
    'knocked',
    'withdrew',
    'admitted',
    'connected',
    'closed',
    'cut',
    'left',
    'removed',
  ];
  const minute = fc.integer({ min: 0, max: 60 });
  const story = fc
    .array(fc.tuple(minute, fc.constantFrom(...kinds)), { maxLength: 12 })
    .map((pairs) =>
      pairs
        .sort(([a], [b]) => a - b)
        .map(([minutes, is]): Sign => {
          return { at: new Date(at('10:00').getTime() + minutes * 60_000), is: is as Sign['is'] };
        }),
    );
  const now = at('11:30');

  it('absent is who never arrived, and only they', () => {
    fc.assert(
      fc.property(story, (told) => {
        const { status, arrivedAt } = propose(course, { state: 'admitted', signs: told }, now);
        return (status === 'absent') === (arrivedAt === null);
      }),
    );
  });

  it('minutes stand with late, left and network alone, always above the threshold', () => {
    fc.assert(
      fc.property(story, (told) => {
        const { status, lateMinutes } = propose(course, { state: 'admitted', signs: told }, now);
        if (status === 'late') return lateMinutes !== null && lateMinutes >= 5;
        return status === 'present' || status === 'absent' ? lateMinutes === null : true;
      }),
    );
  });

  it('reloads and second devices change nothing for who is there at the end', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(minute, fc.boolean()), { maxLength: 8 }), (breaks) => {
        const again = breaks
          .map(([minutes, closed]) => ({ from: 360 + minutes * 45, closed }))
          .sort((a, b) => a.from - b.from)
          .flatMap(({ from, closed }): Sign[] => {
            const moment = (seconds: number) => new Date(at('10:00').getTime() + seconds * 1_000);
            return [
              { at: moment(from), is: closed ? 'closed' : 'cut' },
              { at: moment(from + 10), is: 'connected' },
            ];
          });
        const calm = { state: 'admitted' as const, signs: signs(came) };
        const troubled = { state: 'admitted' as const, signs: [...calm.signs, ...again] };
        expect(propose(course, troubled, now)).toEqual(propose(course, calm, now));
      }),
    );
  });

  it('who arrives later is never less late', () => {
    fc.assert(
      fc.property(minute, minute, (one, other) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)].map((minutes) => {
          const moment = new Date(at('10:00').getTime() + minutes * 60_000);
          const trace: Trace = { state: 'waiting', signs: [{ at: moment, is: 'knocked' }] };
          return propose(course, trace, now).lateMinutes ?? 0;
        });
        return (first ?? 0) <= (second ?? 0);
      }),
    );
  });
});
