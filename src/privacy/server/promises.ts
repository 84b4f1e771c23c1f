import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { themes } from '../contract/promises.ts';
import type { PromiseView } from '../contract/routes.ts';

const words = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
const proof = z.strictObject({ file: z.string().min(1), test: z.string().min(1) });

const promise = z
  .strictObject({
    id: z.string().regex(/^P\d\d$/),
    theme: z.enum(themes),
    ...words.shape,
    /** Told among the security measures of the register while it is proven. */
    measure: z.literal(true).optional(),
    enforcedBy: z.array(z.string()).min(1).optional(),
    proof: z.array(proof).min(1).optional(),
    notYet: words.optional(),
  })
  .refine(({ proof, notYet }) => (proof === undefined) !== (notYet === undefined), {
    error: 'a promise has a proof, or says why not yet',
  })
  .refine(({ proof, enforcedBy }) => proof === undefined || enforcedBy !== undefined, {
    error: 'a promise that is proven names the code that enforces it',
  });

export type LedgerPromise = z.output<typeof promise>;

const root = join(import.meta.dirname, '../../..');

/**
 * Reads the ledger of promises (`docs/privacy/promises.yaml`).
 * @throws {z.ZodError} when it does not have its form
 */
export async function readLedger(): Promise<LedgerPromise[]> {
  const text = await readFile(join(root, 'docs/privacy/promises.yaml'), 'utf8');
  return z.array(promise).parse(parse(text));
}

/** The ledger in one language, for the page. */
export const showPromises = (
  ledger: readonly LedgerPromise[],
  language: 'fr' | 'en',
): PromiseView[] =>
  ledger.map(({ id, theme, proof: proofs, notYet, ...promised }) => ({
    id,
    theme,
    text: promised[language],
    state: proofs ? 'proven' : 'pending',
    proofs: proofs ?? [],
    reason: notYet?.[language] ?? null,
  }));
