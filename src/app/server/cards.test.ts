import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CardView } from '../../identity/contract/accounts.ts';
import type { Browser } from '../testing/browser.ts';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../testing/installation.ts';

let here: Installation;
let school: School;
let teacher: Browser;

beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  teacher = await signedIn(here, school, 'martin');
});
afterAll(() => here[Symbol.asyncDispose]());

const cardsBy = (browser: Browser, personIds: string[] | null = null) =>
  browser.post(`/api/groups/${school.groupId}/cards`, { personIds });
const signInBy = async ({ username, password }: CardView) => {
  const browser = here.browser();
  const reply = await browser.post('/api/session', { username, password });
  return { browser, reply };
};

describe('class cards', () => {
  it('let each pupil of the group in, and nobody’s password is kept', async () => {
    const made = await cardsBy(teacher);
    const { cards } = made.json() as { cards: CardView[] };
    expect(cards.map(({ person }) => person.name.family)).toEqual(['Amrani', 'Bernard', 'Élie']);
    for (const card of cards) {
      expect(card.password).toMatch(/^[a-z]+-[a-z]+-[0-9]{3}$/);
      const { reply } = await signInBy(card);
      expect(reply.json().me).toMatchObject({ personId: card.person.personId, role: 'pupil' });
    }
    const kept = JSON.stringify(await here.db.selectFrom('credentials').selectAll().execute());
    for (const { password } of cards) expect(kept).not.toContain(password);
  });

  it('made again for one pupil end that pupil’s old card and sessions, and no one else’s', async () => {
    const { cards } = (await cardsBy(teacher)).json() as { cards: CardView[] };
    const [one, other] = cards as [CardView, CardView];
    const [before, unmoved] = [await signInBy(one), await signInBy(other)];
    const again = (await cardsBy(teacher, [one.person.personId])).json() as { cards: CardView[] };
    expect(again.cards).toHaveLength(1);
    expect(again.cards[0]?.username).toBe(one.username);
    expect((await before.browser.get('/api/session')).json().me).toBeNull();
    expect((await unmoved.browser.get('/api/session')).json().me).not.toBeNull();
    expect((await signInBy(one)).reply.statusCode).toBe(401);
    expect((await signInBy(again.cards[0] as CardView)).reply.statusCode).toBe(200);
  });

  it('are for the group’s teachers and the office', async () => {
    const [other, staff, head] = [
      await signedIn(here, school, 'autre'),
      await signedIn(here, school, 'bureau'),
      await signedIn(here, school, 'chef'),
    ];
    expect((await cardsBy(other)).statusCode).toBe(403);
    expect((await cardsBy(staff)).statusCode).toBe(403);
    expect((await cardsBy(head)).statusCode).toBe(200);
  });

  it('are never made for somebody who is not a pupil of the group', async () => {
    const reply = await cardsBy(teacher, [school.teacherId]);
    expect(reply.json().code).toBe('identity.no_pupil');
  });
});
