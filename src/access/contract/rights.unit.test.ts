import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mediaSources, seatRoles } from './actors.ts';
import {
  hasRight,
  mayPublish,
  noSettings,
  type RightLayer,
  rightLayers,
  rights,
  type RightsOf,
  settingOf,
  standingOf,
} from './rights.ts';

const settings = fc.dictionary(fc.constantFrom(...rights), fc.boolean());
const anybody: fc.Arbitrary<RightsOf> = fc.record({
  role: fc.constantFrom(...seatRoles),
  calm: fc.boolean(),
  hasFloor: fc.boolean(),
  exam: fc.boolean(),
  rights: fc.record({ school: settings, class: settings, meeting: settings, person: settings }),
});
const anyRight = fc.constantFrom(...rights);
const pupil = (rights: Partial<RightsOf['rights']> = {}, calm = false): RightsOf => ({
  role: 'pupil',
  calm,
  rights: { ...noSettings, ...rights },
});

describe('a right', () => {
  test('is what the nearest layer says', () => {
    fc.assert(
      fc.property(
        anybody,
        anyRight,
        fc.constantFrom(...rightLayers),
        fc.boolean(),
        (of, right, layer, allowed) => {
          fc.pre(of.role !== 'host');
          const after = rightLayers.slice(rightLayers.indexOf(layer) + 1);
          const silent: Partial<Record<RightLayer, object>> = Object.fromEntries(
            after.map((one) => [one, { ...of.rights[one], [right]: undefined }]),
          );
          const set = {
            ...of.rights,
            ...silent,
            [layer]: { ...of.rights[layer], [right]: allowed },
          };
          expect(settingOf({ ...of, rights: set }, right)).toEqual({ allowed, from: layer });
        },
      ),
    );
  });

  test('is its role’s when no layer says anything, and nothing exposes a pupil to everybody', () => {
    const given = rights.filter((right) => hasRight(pupil(), right));
    expect(given).toEqual([
      'microphone',
      'camera',
      'chatTeachers',
      'react',
      'seeCameras',
      'seeList',
    ]);
  });

  test('is never taken from who leads the class, by any layer or by « Calme »', () => {
    fc.assert(
      fc.property(anybody, anyRight, (of, right) => {
        expect(hasRight({ ...of, role: 'host' }, right)).toBe(true);
      }),
    );
  });
});

describe('« Calme »', () => {
  test('gives nobody anything', () => {
    fc.assert(
      fc.property(anybody, anyRight, (of, right) => {
        if (hasRight({ ...of, calm: true }, right))
          expect(hasRight({ ...of, calm: false }, right)).toBe(true);
      }),
    );
  });

  test('holds back all that is heard, seen or written, and leaves looking on', () => {
    const all = pupil({ school: Object.fromEntries(rights.map((right) => [right, true])) }, true);
    expect(rights.filter((right) => hasRight(all, right))).toEqual(['seeCameras', 'seeList']);
    expect(standingOf(all, 'microphone')).toEqual({ allowed: false, from: 'calm' });
  });

  test('lets through the microphone of who has the floor, as it is set, and nothing else of theirs', () => {
    fc.assert(
      fc.property(anybody, anyRight, (of, right) => {
        const silent = { ...of, calm: true, hasFloor: false };
        const speaker = { ...silent, hasFloor: true };
        const expected = right === 'microphone' ? settingOf(of, right) : standingOf(silent, right);
        expect(standingOf(speaker, right)).toEqual(expected);
      }),
    );
  });

  test('lifted, shows exactly what is set then, changes made meanwhile included', () => {
    fc.assert(
      fc.property(anybody, anybody, anyRight, (before, meanwhile, right) => {
        const lifted = { ...before, rights: meanwhile.rights, calm: false, exam: false };
        expect(standingOf(lifted, right)).toEqual(settingOf({ ...lifted, calm: true }, right));
      }),
    );
  });
});

describe('a balcony', () => {
  test('lets nobody publish, whoever leads included, and changes no right', () => {
    fc.assert(
      fc.property(anybody, anyRight, (of, right) => {
        const listening = { ...of, listening: true, denied: [] };
        for (const source of mediaSources) expect(mayPublish(listening, source)).toBe(false);
        expect(standingOf(listening, right)).toEqual(standingOf(of, right));
      }),
    );
  });
});

describe('an evaluation', () => {
  test('hides the cameras of others from learners, whatever is set, and changes nothing else', () => {
    fc.assert(
      fc.property(anybody, anyRight, (of, right) => {
        const before = standingOf({ ...of, exam: false }, right);
        const during = standingOf({ ...of, exam: true }, right);
        const isHidden = right === 'seeCameras' && of.role !== 'host';
        expect(during).toEqual(isHidden ? { allowed: false, from: 'exam' } : before);
      }),
    );
  });
});
