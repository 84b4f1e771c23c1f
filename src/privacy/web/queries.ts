import { queryOptions } from '@tanstack/react-query';
import { caller, type Language } from '../../platform/web/index.ts';
import type {
  exportRegister,
  readCookies,
  readPromises,
  readRegister,
} from '../contract/routes.ts';

const callPromises = caller<typeof readPromises>('GET /api/promises');
const callCookies = caller<typeof readCookies>('GET /api/cookies');
const callRegister = caller<typeof readRegister>('GET /api/register');

/** One form of the register as a file for a spreadsheet. */
export const callExport = caller<typeof exportRegister>('GET /api/register/export');

const unchanging = Number.POSITIVE_INFINITY;

/** The promises and their proofs: they change with the version only. */
export const promisesQuery = (language: Language) =>
  queryOptions({
    queryKey: ['promises', language],
    queryFn: async ({ signal }) =>
      (await callPromises({ query: { language } }, { signal })).promises,
    staleTime: unchanging,
  });

/** The cookies that may be set, in words. */
export const cookiesQuery = (language: Language) =>
  queryOptions({
    queryKey: ['cookies', language],
    queryFn: async ({ signal }) => (await callCookies({ query: { language } }, { signal })).cookies,
    staleTime: unchanging,
  });

/** The school's records of processing. */
export const registerQuery = (language: Language) =>
  queryOptions({
    queryKey: ['register', language],
    queryFn: ({ signal }) => callRegister({ query: { language } }, { signal }),
  });
