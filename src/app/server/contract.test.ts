import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { abilities } from '../../access/contract/abilities.ts';
import { platformProblems } from '../../platform/contract/problems.ts';
import { isDeclaredProblem } from '../../platform/server/http/problems.ts';
import { openInstallation, signedIn, type Installation } from '../testing/installation.ts';
import { openLesson, planLesson } from '../testing/lesson.ts';
import { providerIds } from '../testing/providers.ts';
import { addImport } from '../../school/server/imports/testing/an-import.ts';
import { requestOf, routes } from '../testing/requests.ts';

const named = routes.map((route) => [route.id, route] as const);

let here: Installation;
beforeAll(async () => {
  here = await openInstallation();
});
afterAll(() => here[Symbol.asyncDispose]());

/** Every object schema within a schema, itself included. */
function objectsIn(schema: z.ZodType): z.ZodObject[] {
  const found: z.ZodObject[] = [];
  const visit = (value: unknown) => {
    if (!(value instanceof z.ZodType)) return;
    if (value instanceof z.ZodObject) {
      found.push(value);
      Object.values(value.shape).forEach(visit);
    }
    const { def } = value as unknown as { def: Record<string, unknown> };
    for (const key of ['element', 'innerType', 'in', 'out', 'valueType']) visit(def[key]);
    if (Array.isArray(def.options)) def.options.forEach(visit);
  };
  visit(schema);
  return found;
}

describe.each(named)('route %s', (_id, route) => {
  it('is mounted', () => {
    expect(here.app.mounted).toContain(route);
  });

  it('names an action that the table of rights judges', () => {
    expect(Object.keys(abilities)).toContain(route.action);
  });

  it('declares errors that have a code and a status', () => {
    for (const code of route.errors) {
      expect(isDeclaredProblem(code)).toBe(true);
      expect(Object.keys(platformProblems)).not.toContain(code);
    }
  });

  it('refuses unknown keys at every depth', () => {
    for (const schema of [route.params, route.query, route.body, route.reply])
      if (schema instanceof z.ZodType)
        for (const object of objectsIn(schema))
          expect(object.def.catchall).toBeInstanceOf(z.ZodNever);
  });
});

/** What an address may hold though a name would fit in: why no name stands there. */
const freeInAddresses: Record<string, string> = {
  'course.link.answer title': 'what a lesson is called, on a form that another site receives',
};

describe('the address of', () => {
  const people = ['Martin', 'Élodie Martin-Dupré', 'e.martin', 'elodie.martin@exemple.fr'];
  const inAddress = named.flatMap(([id, { params, query }]) =>
    [params, query].flatMap((schema) =>
      Object.entries(schema?.shape ?? {}).map(([key, value]) => [`${id} ${key}`, value] as const),
    ),
  );

  it.each(inAddress)('%s can hold nobody’s name nor e-mail address', (place, schema) => {
    const taken = people.filter((text) => (schema as z.ZodType).safeParse(text).success);
    expect(taken).toEqual(place in freeInAddresses ? people : []);
  });
});

it('nothing is mounted that the contract does not declare', () => {
  expect(here.app.mounted.map(({ id }) => id).sort()).toEqual(routes.map(({ id }) => id).sort());
});

it('no two routes share an id or an address', () => {
  expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length);
  expect(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(routes.length);
});

const guarded = named.filter(([, route]) => route.caller !== 'anyone' && route.caller !== 'engine');

describe('without a session or a link', () => {
  it.each(guarded)('%s answers nothing', async (_id, route) => {
    const { url, body } = requestOf(route, {});
    const reply = await here.browser().send(route.method, url, body);
    expect(reply.statusCode).toBe(route.caller === 'seat' ? 404 : 401);
  });
});

describe('with ids of another school', () => {
  const nowhere = '01890000-0000-7000-8000-000000000000';
  const withIds = guarded.filter(
    ([, route]) => route.params !== undefined && route.caller !== 'operator',
  );

  it.each(withIds)('%s answers as for ids of nothing', async (_id, route) => {
    const other = await schoolOf('other');
    // Signed in once: what answers « not found » signs nobody out.
    const caller = await (head ??= schoolOf('own').then(({ school }) =>
      signedIn(here, school, 'chef'),
    ));
    const ask = async (ids: Record<string, string>) => {
      const { url, body } = requestOf(route, ids);
      const { statusCode, body: answer } = await caller.send(route.method, url, body);
      return { statusCode, answer };
    };
    const foreign = await ask(other.ids);
    const absent = await ask(
      Object.fromEntries(Object.keys(other.ids).map((name) => [name, nowhere])),
    );
    expect(foreign).toEqual(absent);
    expect(foreign.statusCode).toBe(404);
  });

  let head: ReturnType<typeof signedIn> | undefined;
  const made = new Map<string, ReturnType<typeof makeSchool>>();
  const uais = { own: '0750001U', other: '0690001B' };
  const schoolOf = (which: keyof typeof uais) => {
    const found = made.get(which) ?? makeSchool(uais[which]);
    made.set(which, found);
    return found;
  };
  async function makeSchool(uai: string) {
    const school = await here.addSchool(uai);
    const { teacher, meeting } = await planLesson(here, school);
    const seatId = await openLesson(teacher, meeting);
    const [personId = '', guardianId = ''] = school.pupilIds;
    const { meetingId } = meeting;
    const importId = await addImport(here.app.core.transact, school.schoolId);
    const ids = { meetingId, seatId, groupId: school.groupId, personId, guardianId, importId };
    return { school, ids: { ...ids, ...(await providerIds(here, school)) } };
  }
});

describe('a body with a key too many', () => {
  const bodies = named.filter(([, route]) => route.body !== undefined && route.caller === 'anyone');
  it.each(bodies)('%s refuses it', async (_id, route) => {
    const { url, body } = requestOf(route, {});
    const reply = await here.browser().send(route.method, url, { ...body, role: 'head' });
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'invalid_input']);
  });
});

describe('a command from a foreign page', () => {
  const commands = named.filter(
    ([, route]) => route.method !== 'GET' && route.caller !== 'engine' && !route.foreign,
  );
  it.each(commands)('%s is refused', async (_id, route) => {
    const { url, body } = requestOf(route, {});
    const inject = (headers: Record<string, string>, address: string) =>
      here.app.http.inject({
        method: route.method as 'POST',
        url: address,
        headers,
        ...(body && { payload: body }),
      });
    for (const headers of [{}, { 'x-preau': '1', origin: 'https://ailleurs.example' }])
      for (const address of [url, url.replace('/api/', '/%61pi/')]) {
        const reply = await inject(headers as Record<string, string>, address);
        expect(reply.json().code).toBe('origin_refused');
        expect(reply.headers['cache-control']).toBe('no-store');
      }
  });
});
