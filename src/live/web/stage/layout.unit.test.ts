import { describe, expect, it } from 'vitest';
import { arrange, layoutsFor, type StageFacts, type StagePerson } from './layout.ts';

const teacher: StagePerson = { seatId: 'teacher', role: 'host', hasPicture: true };
const pupil = (seatId: string): StagePerson => ({ seatId, role: 'pupil', hasPicture: false });
const people = [teacher, pupil('noé'), pupil('zoé')];

const facts = (change: Partial<StageFacts> = {}): StageFacts => ({
  choice: 'gallery',
  me: 'zoé',
  people,
  screens: [],
  pickedScreen: null,
  speaker: null,
  spotlight: null,
  isExam: false,
  ...change,
});

describe('a pupil who looks at the teacher', () => {
  it('sees the teacher large, oneself in the corner, and nobody else', () =>
    expect(arrange(facts({ choice: 'teacher' }))).toEqual({
      kind: 'focus',
      main: { kind: 'person', seatId: 'teacher' },
      strip: [],
      selfInCorner: true,
    }));

  it('is told when the teacher is away, rather than shown somebody else', () => {
    const stage = arrange(facts({ choice: 'teacher', people: people.slice(1) }));
    expect(stage).toMatchObject({ main: { kind: 'nobody', why: 'teacher_away' } });
  });

  it('sees the shared screen first, then the teacher and oneself', () =>
    expect(arrange(facts({ choice: 'teacher', screens: ['teacher'] }))).toMatchObject({
      main: { kind: 'screen', seatId: 'teacher' },
      strip: ['teacher', 'zoé'],
    }));
});

describe('somebody whom the teacher shows to all', () => {
  it.each(['teacher', 'gallery', 'speaker'] as const)('is large in the layout %s', (choice) =>
    expect(arrange(facts({ choice, spotlight: 'noé', speaker: 'teacher' }))).toMatchObject({
      main: { kind: 'person', seatId: 'noé' },
    }),
  );

  it('leaves a shared screen large, and stands first beside it', () =>
    expect(
      arrange(facts({ choice: 'teacher', spotlight: 'noé', screens: ['teacher'] })),
    ).toMatchObject({
      main: { kind: 'screen', seatId: 'teacher' },
      strip: ['noé', 'teacher', 'zoé'],
    }));

  it('sees the class as before', () =>
    expect(arrange(facts({ spotlight: 'zoé' }))).toEqual(arrange(facts())));

  it('is not large any more once gone', () =>
    expect(arrange(facts({ spotlight: 'somebody' }))).toEqual(arrange(facts())));
});

describe('an evaluation', () => {
  it.each(['teacher', 'gallery', 'speaker'] as const)(
    'shows a pupil the teacher and oneself alone, in the layout %s, whoever speaks, shares or is in the light',
    (choice) => {
      const all = { choice, speaker: 'noé', spotlight: 'noé', screens: ['noé'], isExam: true };
      expect(JSON.stringify(arrange(facts(all)))).not.toContain('noé');
      const shared = arrange(facts({ ...all, screens: ['teacher', 'noé'] }));
      expect(shared).toMatchObject({ main: { kind: 'screen', seatId: 'teacher' } });
    },
  );
});

describe('the speaker’s layout', () => {
  it('shows who speaks, and the others beside, oneself among them', () =>
    expect(arrange(facts({ choice: 'speaker', speaker: 'noé' }))).toMatchObject({
      main: { kind: 'person', seatId: 'noé' },
      strip: ['teacher', 'zoé'],
    }));

  it('shows the teacher while nobody has spoken', () =>
    expect(arrange(facts({ choice: 'speaker' }))).toMatchObject({ main: { seatId: 'teacher' } }));

  it('never shows oneself large', () =>
    expect(arrange(facts({ choice: 'speaker', speaker: 'zoé' }))).toMatchObject({
      main: { seatId: 'teacher' },
    }));
});

describe('shared screens', () => {
  it('shows the last one that began, or the one picked', () => {
    const screens = ['noé', 'teacher'];
    expect(arrange(facts({ screens }))).toMatchObject({ main: { seatId: 'teacher' } });
    expect(arrange(facts({ screens, pickedScreen: 'noé' }))).toMatchObject({
      main: { seatId: 'noé' },
    });
    expect(arrange(facts({ screens, pickedScreen: 'gone' }))).toMatchObject({
      main: { seatId: 'teacher' },
    });
  });
});

it('shows everybody in the order of the list', () =>
  expect(arrange(facts())).toEqual({ kind: 'gallery', tiles: ['teacher', 'noé', 'zoé'] }));

it('offers a teacher no view of the teacher only', () => {
  expect(layoutsFor('host', false)).not.toContain('teacher');
  expect(layoutsFor('pupil', false)[0]).toBe('teacher');
  expect(layoutsFor('pupil', true)).toEqual(['teacher']);
  expect(layoutsFor('host', true)).toEqual(layoutsFor('host', false));
});
