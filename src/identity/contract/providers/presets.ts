import type { AttributeMap } from './attributes.ts';

/**
 * Attribute maps of the providers that French schools have, ready to use.
 * @source EduConnect and ATEN: FrEduVecteur, FrEduCtPersonAffiliation; GAR: IDO, PRO, UAI
 */
export const attributePresets = {
  educonnect: {
    identifiers: [
      { attribute: 'FrEduVecteur', scheme: 'siecle.eleve', form: 'vecteur' },
      { attribute: 'FrEduCtId', scheme: 'educonnect', form: 'whole' },
    ],
    family: 'sn',
    given: 'givenName',
    uai: null,
  },
  gar: {
    identifiers: [{ attribute: 'IDO', scheme: 'gar', form: 'whole' }],
    family: 'NOM',
    given: 'PRE',
    uai: 'UAI',
  },
  ent: {
    identifiers: [
      { attribute: 'uid', scheme: 'ent', form: 'whole' },
      { attribute: 'FrEduVecteur', scheme: 'siecle.eleve', form: 'vecteur' },
    ],
    family: 'sn',
    given: 'givenName',
    uai: null,
  },
  oneroster: {
    identifiers: [{ attribute: 'sourcedId', scheme: 'oneroster', form: 'whole' }],
    family: 'family_name',
    given: 'given_name',
    uai: null,
  },
} as const satisfies Record<string, AttributeMap | object>;

export type PresetName = keyof typeof attributePresets;
