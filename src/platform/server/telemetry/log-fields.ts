import { isIP } from 'node:net';

/**
 * Every field that a log line may hold, and the form of its value. A field that is not here is dropped
 * (and counted in `dropped`): what was never allowed cannot leak, however it is named.
 * No person, name, address, secret, URL or text typed by somebody has a place here.
 */
export const logFields = {
  reqId: 'word',
  route: 'word',
  method: 'word',
  status: 'number',
  ms: 'number',
  code: 'word',
  state: 'word',
  part: 'word',
  job: 'word',
  event: 'word',
  signal: 'word',
  migration: 'word',
  version: 'word',
  room: 'word',
  action: 'word',
  reason: 'word',
  attempt: 'number',
  count: 'number',
  bytes: 'number',
  share: 'number',
  port: 'number',
  pid: 'number',
  listening: 'flag',
  schoolId: 'id',
  meetingId: 'id',
  seatId: 'id',
  jobId: 'id',
  mailId: 'id',
  err: 'error',
} as const satisfies Record<string, Kind>;

type Kind = 'word' | 'number' | 'flag' | 'id' | 'error';

const word = /^[A-Za-z0-9_.:-]{1,100}$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** `ECONNREFUSED`, `FST_ERR_…`, PostgreSQL's `23505`, our `entry.link_taken`: no token looks like that. */
const errorCode = /^(?:[A-Z][A-Z0-9_]{1,50}|[0-9A-Z]{5}|[a-z]+(?:[._][a-z]+)*)$/;
/** A line of a stack without its message: function, file of ours or of Node, position. */
const frame =
  /^(?:(?:async |new )*[\w$.<>#[\] ]{1,120} \()?(?:file:\/\/|node:|\/)[\w@./+-]{1,300}:\d+(?::\d+)?\)?$/;

const isWord = (value: unknown) =>
  typeof value === 'string' && word.test(value) && isIP(value) === 0;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const onlyThose = (values: unknown, fits: (value: unknown) => boolean) =>
  Array.isArray(values) ? values.filter(fits) : undefined;

/** What is kept of an error that was made safe (`safeError`); checked again, since others may serialise. */
function keepError(value: unknown): unknown {
  if (!isObject(value)) return undefined;
  const kept: Record<string, unknown> = {};
  if (typeof value['code'] === 'string' && errorCode.test(value['code']))
    kept['code'] = value['code'];
  for (const name of ['type', 'table', 'constraint', 'routine', 'syscall'])
    if (isWord(value[name])) kept[name] = value[name];
  const issues = onlyThose(value['issues'], isWord);
  if (issues) kept['issues'] = issues;
  const frames = onlyThose(value['frames'], (line) => typeof line === 'string' && frame.test(line));
  if (frames) kept['frames'] = frames;
  const cause = keepError(value['cause']);
  if (cause) kept['cause'] = cause;
  return kept;
}

const keep: Record<Kind, (value: unknown) => unknown> = {
  word: (value) => (isWord(value) ? value : undefined),
  number: (value) => (typeof value === 'number' ? value : undefined),
  flag: (value) => (typeof value === 'boolean' ? value : undefined),
  id: (value) => (typeof value === 'string' && uuid.test(value) ? value : undefined),
  error: keepError,
};

/** What could carry a value inside a sentence that a library wrote: addresses, quotations, long codes. */
const carriers = [
  /\b[a-z][a-z0-9+.-]*:\/\/\S+/gi,
  /\S+@\S+/g,
  /\/\S*[?#]\S*/g,
  /"[^"]*"|'[^']*'|`[^`]*`|«[^»]*»/g,
  /\b\d{1,3}(\.\d{1,3}){3}\b/g,
  /\b[0-9a-f]*:[0-9a-f:]*:[0-9a-f]*\b/gi,
  /[A-Za-z0-9_-]{20,}/g,
];
const longest = 200;

/** A log sentence without what could carry a value. Ours are constants and pass unchanged. */
export function scrubSentence(text: string): string {
  return carriers
    .reduce((sentence, carrier) => sentence.replace(carrier, '…'), text)
    .slice(0, longest);
}

/**
 * Keeps of a line's fields only those of the catalogue, in their form.
 * @returns the fields kept, with `dropped`: how many others there were
 */
export function keepFields(line: Record<string, unknown>): Record<string, unknown> {
  const { level, time, msg, ...fields } = line;
  const kept: Record<string, unknown> = { level, time };
  let dropped = 0;
  for (const [name, value] of Object.entries(fields)) {
    const kind = Object.hasOwn(logFields, name) ? logFields[name as keyof typeof logFields] : null;
    const safe = kind === null ? undefined : keep[kind](value);
    if (safe === undefined) dropped += 1;
    else kept[name] = safe;
  }
  if (dropped > 0) kept['dropped'] = dropped;
  if (typeof msg === 'string') kept['msg'] = scrubSentence(msg);
  return kept;
}
