/** Why a host suspends a school; `asked`: the school itself wants it. Told to those who answer for it. */
export const suspensionReasons = ['contract_ended', 'disagreement', 'security', 'asked'] as const;
export type SuspensionReason = (typeof suspensionReasons)[number];

/** Since when (ISO instant), and why, a school is suspended. */
export type Suspension = { since: string; reason: SuspensionReason };
