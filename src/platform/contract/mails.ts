/**
 * What became of a mail once it was written: it leaves by the mail server, it waits in the outbox where there is
 * none, or it was refused because its address is none.
 */
export const mailFates = ['sent', 'waiting', 'refused'] as const;
export type MailFate = (typeof mailFates)[number];

/**
 * Where a mail of the outbox stands: it waits, since there is no mail server; it is on its way to the mail
 * server; it was refused for good. One that was sent is there no more.
 */
export const mailStates = ['waiting', 'leaving', 'refused'] as const;
export type MailState = (typeof mailStates)[number];
