import { z } from 'zod';

/** How long somebody stays out: for this lesson, or for the class's next ones too until a teacher lifts it. */
const banSpans = ['lesson', 'lifted'] as const;
export type BanSpan = (typeof banSpans)[number];

const banReasons = ['disturbs', 'words', 'intruder', 'other'] as const;
export type BanReason = (typeof banReasons)[number];

export const banSpan = z.enum(banSpans);
export const banReason = z.enum(banReasons);
