export { AccountMenu } from './AccountMenu.tsx';
export { takeCredentialsFromAddress } from './prefill.ts';
export { safeReturn } from './safe-return.ts';
export { identitySentences } from './sentences.ts';
export { providerSentences } from './providers/sentences.ts';
export { sessionQuery, useMe } from './session.ts';
export { setSessionLost } from './session-lost.ts';
export { SessionEnded } from './SessionEnded.tsx';
export { SignInPage } from './SignInPage.tsx';
