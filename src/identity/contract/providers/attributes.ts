import { z } from 'zod';

/** An attribute as the provider names it: a short word, or an address as SAML and LTI like them. */
const attribute = z.string().regex(/^[^\s\p{C}]{1,200}$/u);

// Anybody may write anybody's address in many places: it never names a person here.
const isMail = (name: string) => /e?-?mail/i.test(name);

/**
 * How an attribute is read: `whole`, or `vecteur`, the form of FrEduVecteur
 * (`type|family|given|identifier|UAI`), of which only pupils of this very school count.
 */
export const attributeForms = ['whole', 'vecteur'] as const;

/** Which attributes find a person in the register, and which only tell the office who came. */
export const attributeMap = z.strictObject({
  identifiers: z
    .array(
      z.strictObject({
        attribute: attribute.refine((name) => !isMail(name), 'mail'),
        /** The kind of identifier in the register, as the imports name it. */
        scheme: z
          .string()
          .regex(/^[a-z0-9][a-z0-9.:-]{0,59}$/)
          .refine((name) => !isMail(name) && !name.startsWith('provider:'), 'mail'),
        form: z.enum(attributeForms),
      }),
    )
    .max(10),
  family: attribute.nullable(),
  given: attribute.nullable(),
  /** When named, it must hold the school's code, or the person is of another school. */
  uai: attribute.nullable(),
});

export type AttributeMap = z.output<typeof attributeMap>;
