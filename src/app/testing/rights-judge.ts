import type { RouteDefinition } from '../../platform/contract/route.ts';
import { addBan } from './bans.ts';
import type { Browser } from './browser.ts';
import { requestOf } from './requests.ts';
import {
  browserOf,
  type CallerName,
  forgetSignedOut,
  type Scene,
  type seatNames,
  staffNames,
  usernameOf,
} from './rights.ts';
import { accountOf, thingsFor } from './rights-things.ts';

const refusals = new Set([
  'unauthenticated',
  'forbidden',
  'contract_needed',
  'school_suspended',
  'not_found',
]);

/** `oui`: the rules let it through; `non`: they refuse; `404`: they hide it; `400`: ill asked. */
export type Cell = 'oui' | 'non' | '404' | '400';

/** Really calls a route as somebody; what happens after the rules said yes does not matter. */
export async function judge(
  scene: Scene,
  route: RouteDefinition,
  caller: CallerName,
): Promise<Cell> {
  // Where anyone may call, nothing in the answer says that somebody was signed out.
  if (route.caller === 'anyone') await forgetSignedOut(scene, caller);
  const asked = await requestFor(scene, route, caller);
  const code = await ask(scene, route, asked, await browserOf(scene, caller));
  const mayBeSignedOut =
    code === 'unauthenticated' || (caller === 'seat:host' && code === 'not_found');
  return mayBeSignedOut && (await forgetSignedOut(scene, caller))
    ? cellOf(route, await ask(scene, route, asked, await browserOf(scene, caller)))
    : cellOf(route, code);
}

/** What the caller asks, of things that were made for this very call. */
async function requestFor(scene: Scene, route: RouteDefinition, caller: CallerName) {
  const own = scene.seats.get(caller as (typeof seatNames)[number])?.seatId;
  const ids =
    own && !/class\.(admit|refuse|remove|rename|return|floor)/.test(route.id)
      ? { ...scene.ids, seatId: own }
      : scene.ids;
  const who = await accountOf(scene.here, scene.school, usernameOf(caller) ?? staffNames.head);
  const things = await thingsFor(scene.here, scene.school, route, who);
  // Lifted by whoever may: the next caller finds another.
  const banned = { ...scene.school, seatId: scene.seats.get('seat:excluded')?.seatId ?? '' };
  const ban = route.id === 'door.lift' ? { banId: await addBan(scene.here, banned) } : {};
  const { url, body } = requestOf(route, { ...ids, ...things, ...ban } as Record<string, string>);
  return { url: ownPath(route, url, own), body };
}

/** @returns the code of what refused or went wrong, `null` when the route was let through */
async function ask(
  { here }: Scene,
  route: RouteDefinition,
  { url, body }: { url: string; body: object | undefined },
  browser: Browser,
): Promise<string | null> {
  const reply = await here.app.http.inject({
    method: route.method,
    url,
    headers: {
      'x-preau': '1',
      cookie: [...browser.jar].map((pair) => pair.join('=')).join('; '),
    },
    ...(body && { payload: body }),
    payloadAsStream: true,
  });
  if (reply.statusCode < 300 && route.reply === 'events') {
    reply.stream().destroy();
    return null;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of reply.stream()) chunks.push(chunk as Buffer);
  for (const set of [reply.headers['set-cookie'] ?? []].flat()) keep(browser, set);
  if (reply.statusCode < 400) return null;
  return (JSON.parse(Buffer.concat(chunks).toString() || '{}') as { code?: string }).code ?? '';
}

function cellOf(route: RouteDefinition, code: string | null): Cell {
  if (code === 'not_found') return route.caller === 'seat' ? 'non' : '404';
  if (code === 'invalid_input') return '400';
  return refusals.has(code ?? '') ? 'non' : 'oui';
}

/** A seat calls in its own name, whoever it acts upon. */
const ownPath = (route: RouteDefinition, url: string, own: string | undefined) =>
  own && route.caller === 'seat' ? url.replace(/\/api\/seats\/[^/?]+/, `/api/seats/${own}`) : url;

function keep({ jar }: Browser, header: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
  if (value === '') jar.delete(name);
  else jar.set(name, value);
}
