import { describe, expect, it } from 'vitest';
import { attributeMap } from '../../contract/providers/attributes.ts';
import { attributePresets } from '../../contract/providers/presets.ts';
import { identifiersIn, isOfSchool, toldName } from './identifiers.ts';

const place = { providerId: 'p', uai: '0750655E' };
const subject = { scheme: 'provider:p', value: 's' };
const told = (attributes: Record<string, string[]>, preset: keyof typeof attributePresets) =>
  identifiersIn({ subject: 's', attributes }, attributeMap.parse(attributePresets[preset]), place);

it.each(Object.entries(attributePresets))('the preset %s is a map', (_name, preset) => {
  expect(attributeMap.safeParse(preset).success).toBe(true);
});

describe('FrEduVecteur', () => {
  it('names a pupil of this school', () => {
    const FrEduVecteur = ['4|DUPONT|Jean|123456|0750655E'];
    expect(told({ FrEduVecteur }, 'educonnect')).toEqual([
      subject,
      { scheme: 'siecle.eleve', value: '123456' },
    ]);
  });

  it.each([
    ['a guardian, whose vecteur holds their child’s identifier', '2|DUPONT|Marie|123456|0750655E'],
    ['a pupil of another school', '4|DUPONT|Jean|123456|0690001B'],
    ['an empty identifier', '4|DUPONT|Jean||0750655E'],
    ['a bar too many', '4|DUPONT|Jean|123456|0750655E|0750655E'],
    ['a type that nobody knows', '9|DUPONT|Jean|123456|0750655E'],
  ])('names nobody for %s', (_case, value) => {
    expect(told({ FrEduVecteur: [value] }, 'educonnect')).toEqual([subject]);
  });

  it('tells the office who came, a guardian too', () => {
    const FrEduVecteur = ['2|DUPONT|Marie|123456|0750655E'];
    const map = attributeMap.parse(attributePresets.educonnect);
    expect(toldName({ subject: 's', attributes: { FrEduVecteur } }, map)).toBe('DUPONT Marie');
  });
});

describe('GAR', () => {
  const map = attributeMap.parse(attributePresets.gar);
  const came = (attributes: Record<string, string[]>) => ({ subject: 's', attributes });

  it('names by IDO', () => {
    expect(told({ IDO: ['abc'], PRO: ['National_elv'] }, 'gar')).toContainEqual({
      scheme: 'gar',
      value: 'abc',
    });
  });

  it('is believed for this school only', () => {
    expect(isOfSchool(came({ UAI: ['0750655e'] }), map, place.uai)).toBe(true);
    expect(isOfSchool(came({ UAI: ['0690001B'] }), map, place.uai)).toBe(false);
    expect(isOfSchool(came({}), map, place.uai)).toBe(false);
  });
});

describe('a map', () => {
  const mapping = (attribute: string, scheme: string) => ({
    identifiers: [{ attribute, scheme, form: 'whole' }],
    family: null,
    given: null,
    uai: null,
  });

  it.each([
    ['mail', 'ent'],
    ['email', 'ent'],
    ['P_MEL_email', 'ent'],
    ['uid', 'email'],
    ['uid', 'provider:p'],
  ])('does not identify by %s as %s', (attribute, scheme) => {
    expect(attributeMap.safeParse(mapping(attribute, scheme)).success).toBe(false);
  });
});

it('a told name loses what would disguise it', () => {
  const map = attributeMap.parse(attributePresets.ent);
  const attributes = { sn: ['Du\u202Epont\n'], givenName: ['Jean'] };
  expect(toldName({ subject: 's', attributes }, map)).toBe('Dupont Jean');
});
