import { z } from 'zod';

/** The two forms of article 30: who decides (paragraph 1), who carries out for them (paragraph 2). */
export const registerForms = ['controller', 'processor'] as const;
export type RegisterForm = (typeof registerForms)[number];

const party = z.strictObject({
  name: z.string(),
  /** Lines below the name: code, address, representative, data-protection officer. */
  details: z.array(z.string()),
});

const data = z.strictObject({
  id: z.string(),
  what: z.string(),
  category: z.string(),
  subjects: z.array(z.string()),
  basis: z.string(),
  source: z.string(),
  recipients: z.array(z.string()),
  retention: z.string(),
});

const activity = z.strictObject({ purpose: z.string(), data: z.array(data) });
export type RegisterActivity = z.output<typeof activity>;

/** The register in one language, ready to be shown. */
export const register = z.strictObject({
  controller: party,
  processor: party,
  /** What is done with data, by purpose. */
  activities: z.array(activity),
  transfers: z.string(),
  /** Security measures, each proven by a running test. */
  measures: z.array(z.string()),
});
export type Register = z.output<typeof register>;
