import { z } from 'zod';
import { instant } from '../../platform/contract/values.ts';

/** Why a host suspends a school; `asked`: the school itself wants it. Told to those who answer for it. */
export const suspensionReasons = ['contract_ended', 'disagreement', 'security', 'asked'] as const;
export type SuspensionReason = (typeof suspensionReasons)[number];

/** Since when, and why, a school is suspended. */
export const suspension = z.strictObject({ since: instant, reason: z.enum(suspensionReasons) });
export type Suspension = z.output<typeof suspension>;
