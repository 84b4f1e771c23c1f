export { openBroadcast } from './broadcast.ts';
export { openHub, type Hub, type Presenter } from './hub.ts';
export { openStream, record, recordAll } from './record.ts';
export { endStreams, endStreamsLater, openStreamCount, sendEvents, type Topic } from './sse.ts';
export { afterCommit, transactor, type Transact } from './transact.ts';
export type { ReadyEvent } from './feed.ts';
