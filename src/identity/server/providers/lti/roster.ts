import { z } from 'zod';
import { scopes } from './claims.ts';
import type { LtiPlatform } from './platform.ts';
import { LtiRefusal } from './refusal.ts';
import { signClientAssertion, type ToolKey } from './signing.ts';

/** An answer of a platform's server, bounded in size and time by whoever fetches. */
export type ServiceAnswer = { status: number; text: string; link: string | null };
export type CallService = (
  url: string,
  request: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: string },
) => Promise<ServiceAnswer>;

/** Somebody of a platform's course, as far as it may find them in the register. */
export type RosterMember = { subject: string; attributes: Record<string, readonly string[]> };

const tokenAnswer = z.object({ access_token: z.string().min(1).max(10_000) });
const text = z.string().max(2_000);
const page = z.object({
  members: z.array(
    z.object({
      user_id: text.min(1),
      status: text.optional(),
      name: text.optional(),
      given_name: text.optional(),
      family_name: text.optional(),
      lis_person_sourcedid: text.optional(),
    }),
  ),
});

/** A course is far smaller. */
const most = { pages: 100, members: 5_000 };

const json = (answer: ServiceAnswer): unknown => {
  if (answer.status !== 200) throw new LtiRefusal('roster');
  try {
    return JSON.parse(answer.text);
  } catch (error) {
    throw new LtiRefusal('roster', error);
  }
};

function read<T>(schema: z.ZodType<T>, answer: ServiceAnswer): T {
  const { success, data, error } = schema.safeParse(json(answer));
  if (!success) throw new LtiRefusal('roster', error);
  return data;
}

/** Access to the lists of a platform's courses. @throws {LtiRefusal} `roster` when it is not given */
export async function accessToken(
  call: CallService,
  { key, platform, now }: { key: ToolKey; platform: LtiPlatform; now: Date },
): Promise<string> {
  const { clientId, tokenUrl } = platform;
  if (tokenUrl === null) throw new LtiRefusal('roster');
  const answer = await call(tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await signClientAssertion(key, { clientId, tokenUrl, now }),
      scope: scopes.roster,
    }).toString(),
  });
  return read(tokenAnswer, answer).access_token;
}

/** The next page's address in a `Link` header; it must stay on the service's own origin. */
function nextPage(link: string | null, from: string): string | null {
  const [, address] = /<([^>]+)>\s*;[^,]*\brel="?next"?/i.exec(link ?? '') ?? [];
  if (!address) return null;
  if (!URL.canParse(address, from)) throw new LtiRefusal('roster');
  const next = new URL(address, from);
  // Our access must not be carried to somebody else.
  if (next.origin !== new URL(from).origin) throw new LtiRefusal('roster');
  return next.href;
}

/**
 * Fetches the list of a platform's course, page by page. Members who left are left out.
 * @param url the address of the course's list, as a launch told it
 * @throws {LtiRefusal} `roster` for what the platform should not answer
 * @source 1EdTech Names and Role Provisioning Services 2.0
 */
export async function fetchRoster(
  call: CallService,
  from: { key: ToolKey; platform: LtiPlatform; url: string; now: Date },
): Promise<RosterMember[]> {
  const token = await accessToken(call, from);
  const members: RosterMember[] = [];
  let url: string | null = from.url;
  for (let pages = 0; url !== null; pages += 1) {
    if (pages >= most.pages || members.length > most.members) throw new LtiRefusal('roster');
    const answer: ServiceAnswer = await call(url, {
      method: 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
      },
    });
    for (const member of read(page, answer).members)
      if ((member.status ?? 'Active') === 'Active') members.push(toMember(member));
    url = nextPage(answer.link, url);
  }
  return members;
}

function toMember(member: z.output<typeof page>['members'][number]): RosterMember {
  const named = {
    sub: member.user_id,
    name: member.name,
    given_name: member.given_name,
    family_name: member.family_name,
    person_sourcedid: member.lis_person_sourcedid,
  };
  const given = Object.entries(named).filter(([, value]) => value !== undefined && value !== '');
  return {
    subject: member.user_id,
    attributes: Object.fromEntries(given.map(([name, value]) => [name, [String(value)]])),
  };
}
