import { describe, expect, it } from 'vitest';
import { yearAfter, yearAround } from './calendar.ts';
import { lastLevels, levelRank } from './levels.ts';

describe('the year that is proposed', () => {
  it.each([
    ['2026-09-01', '2026-2027'],
    ['2026-11-26', '2026-2027'],
    ['2027-01-15', '2026-2027'],
    ['2027-07-31', '2026-2027'],
    ['2027-08-01', '2027-2028'],
  ])('on %s is %s', (day, name) => {
    expect(yearAround(day).name).toBe(name);
  });

  it.each([
    ['2027-08-31', { name: '2027-2028', startsOn: '2027-09-01', endsOn: '2028-08-31' }],
    ['2027-07-03', { name: '2027-2028', startsOn: '2027-09-01', endsOn: '2028-08-31' }],
    ['2027-09-04', { name: '2028-2029', startsOn: '2028-09-01', endsOn: '2029-08-31' }],
  ])('after %s begins the September after', (endsOn, year) => {
    expect(yearAfter(endsOn)).toEqual(year);
  });
});

describe('levels', () => {
  const written = [
    ['PS'],
    ['Moyenne section'],
    ['GS'],
    ['CP B'],
    ['CE1'],
    ['CE 2'],
    ['CM1'],
    ['CM2 A'],
    ['6e', '6eB', '6ème B', 'Sixième', '6E3'],
    ['5e A', '5EME'],
    ['4eC'],
    ['3e', '3eme 2', 'Troisième'],
    ['2de 4', '2nde', 'Seconde'],
    ['1re S', '1ère', 'Première'],
    ['Tle 2', 'Terminale', 'TERM'],
  ];

  it('are known however they are written', () => {
    const ranks = written.map((texts) => texts.map(levelRank));
    expect(ranks).toEqual(written.map((texts, rank) => texts.map(() => rank)));
  });

  it('are none in what is no level', () => {
    expect(['ULIS', 'Latin', '10e', '', 'CP2000', 'Terrasse'].map(levelRank)).toEqual(
      Array(6).fill(null),
    );
  });

  const of = (...names: string[]) => lastLevels(names.map((name) => ({ name, level: null })));

  it('are the last where nothing above is taught', () => {
    expect(of('6eB', '3eA', 'ULIS', '3eC')).toEqual([false, true, false, true]);
    expect(of('3eA', '2de 1', 'Tle 1')).toEqual([false, false, true]);
    expect(of('CP', 'CM2')).toEqual([false, true]);
  });

  it('are not when the highest one known ends no school', () => {
    expect(of('6eB', '5eA')).toEqual([false, false]);
    expect(of()).toEqual([]);
  });

  it('come from what the school says before the name', () => {
    expect(lastLevels([{ name: 'Les Pingouins', level: 'CM2' }])).toEqual([true]);
  });
});
