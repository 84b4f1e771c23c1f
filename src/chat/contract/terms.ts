/** Days that a school may keep the messages of a lesson after its end; 0: until it ends. The last is the longest. */
export const termChoices = [0, 1, 7, 30] as const;
export type TermDays = (typeof termChoices)[number];

/** Until the school chooses: a lesson that must be spoken of has its messages until the next day. */
export const firstTerm: TermDays = 1;
