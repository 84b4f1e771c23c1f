export { readLedger, type LedgerPromise } from './promises.ts';
export { mountPrivacy } from './routes.ts';
