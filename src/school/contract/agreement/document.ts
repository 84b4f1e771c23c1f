import { z } from 'zod';

/** A document as pieces that a page, a file and a printer can all draw. */
export const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal('table'),
    head: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  }),
]);
export type Block = z.output<typeof block>;

const section = z.strictObject({ title: z.string(), blocks: z.array(block) });
export type Section = z.output<typeof section>;

export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** The contract in one language. The French text is the one that binds. */
export const agreementDocument = z.strictObject({
  language: z.enum(languages),
  title: z.string(),
  sections: z.array(section),
});
export type AgreementDocument = z.output<typeof agreementDocument>;

export type AgreementDocuments = Record<Language, AgreementDocument>;
