import { describe, expect, it } from 'vitest';
import {
  editedFrom,
  faultsOf,
  newOption,
  newSet,
  withExpected,
  withKind,
  writtenFrom,
  type EditedQuestion,
} from './edited.ts';

const question = (): EditedQuestion => ({
  key: 'q',
  kind: 'single',
  question: ' Combien ? ',
  options: [newOption('6'), newOption(), newOption('7', true)],
  anonymous: false,
});

describe('a list that is written', () => {
  it('keeps no empty choice, and expects the same one after', () => {
    const written = writtenFrom({ title: ' Calcul ', questions: [question()] });
    expect(written).toEqual({
      title: 'Calcul',
      questions: [
        {
          kind: 'single',
          question: 'Combien ?',
          options: ['6', '7'],
          anonymous: false,
          expected: [1],
        },
      ],
    });
    expect(faultsOf(written)).toEqual([]);
  });

  it('comes back as it was kept', () => {
    const written = writtenFrom({ title: 'Calcul', questions: [question()] });
    const kept = { setId: 's', changedAt: '', ...written };
    expect(writtenFrom(editedFrom(kept))).toEqual(written);
  });

  it('says which questions are not ready', () => {
    expect(faultsOf(writtenFrom(newSet()))).toEqual([0]);
  });
});

describe('a question that changes', () => {
  it('keeps its words where its new kind has some', () => {
    const several = withKind(question(), 'several');
    expect(several.options.map(({ text }) => text)).toEqual(['6', '7']);
    expect(withKind(several, 'yesNo').options).toHaveLength(2);
    expect(withKind(several, 'letters').options).toHaveLength(4);
    expect(withKind(several, 'open').options).toEqual([]);
  });

  it('expects one choice where one chooses one, several where one chooses several', () => {
    const [first, , third] = question().options;
    const one = { ...question(), options: [first, third].filter((each) => each !== undefined) };
    const expected = (each: EditedQuestion) => each.options.map(({ isExpected }) => isExpected);
    expect(expected(withExpected(one, first?.key ?? '', true))).toEqual([true, false]);
    const several = { ...one, kind: 'several' as const };
    expect(expected(withExpected(several, first?.key ?? '', true))).toEqual([true, true]);
  });
});
