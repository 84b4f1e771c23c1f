/**
 * The layout as data: domains from top to bottom, each importing only from those above it.
 * `app` composes and may import everything; nothing but its own web entries imports it.
 */
export const domains = [
  'platform',
  'access',
  'audit',
  'school',
  'identity',
  'meeting',
  'entry',
  'live',
  'chat',
  'polls',
  'attendance',
  'board',
  'resources',
  'recordings',
  'phone',
  'reports',
  'privacy',
];

/** Which sides a side may import. */
const sides: Record<string, readonly string[]> = {
  contract: ['contract'],
  server: ['contract', 'server'],
  web: ['contract', 'web'],
};

/** Tests and their helpers may reach anything. */
const isTest = (path: string) => /\.test\.tsx?$|\/testing\//.test(path);

/** Splits a path (forward slashes, from `src/` on) into its domain, its side and the rest. */
function place(path: string) {
  const [domain = '', side = '', ...rest] = path.replace(/^src\//, '').split('/');
  return { domain, side, rest: rest.join('/') };
}

/**
 * Why a file may not import another, or `null` when it may.
 * @param from importing file, from `src/` on
 * @param to imported file, from `src/` on
 */
export function refusal(from: string, to: string): string | null {
  if (isTest(from)) return null;
  const source = place(from);
  const target = place(to);
  if (source.domain === 'app') return null;
  if (target.domain === 'app')
    return `${source.domain} may not import app: app composes the others`;
  const sourceRank = domains.indexOf(source.domain);
  const targetRank = domains.indexOf(target.domain);
  if (targetRank === -1 || sourceRank === -1) return `${to} is in no domain of the layout`;
  if (targetRank > sourceRank)
    return `${source.domain} may not import ${target.domain}, which is below it: use an event or a port`;
  if (!sides[source.side]?.includes(target.side))
    return `${source.side} may not import ${target.side}`;
  const isForeignServer = target.side === 'server' && target.domain !== source.domain;
  if (isForeignServer && target.domain !== 'platform' && !/^(index|tables)\.ts$/.test(target.rest))
    return `${target.domain}'s server is reached through its index.ts only`;
  return null;
}

const later = /^src\/live\/web\/(later|settings)\//;

/**
 * Why a file of the class page may not name another in its head, or `null` when it may: what comes after the
 * first picture is fetched when it is needed.
 */
export const weighsOnFirstPicture = (from: string, to: string): string | null =>
  from.startsWith('src/live/web/') && !later.test(from) && !isTest(from) && later.test(to)
    ? 'what comes later is fetched: fetchClassPiece(() => import(…))'
    : null;
