import { z } from 'zod';
import { instant } from '../../platform/contract/values.ts';
import { suspensionReasons } from './suspension.ts';

/** Since when, and why, a school is suspended; apart from the reasons, which pages take without a schema. */
export const suspension = z.strictObject({ since: instant, reason: z.enum(suspensionReasons) });
