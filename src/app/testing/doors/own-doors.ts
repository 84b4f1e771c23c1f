import type { CardView } from '../../../identity/contract/accounts.ts';
import { password, signedIn } from '../installation.ts';
import { outcomeOf, secretIn, type Door, type DoorScene } from './door.ts';
import { addSoftKey } from './soft-key.ts';

const enterBy = async ({ here }: DoorScene, credentials: { username: string; password: string }) =>
  outcomeOf(await here.browser().post('/api/session', credentials));

const colleagueOf = async ({ here, school }: DoorScene): Promise<string> => {
  const { person_id } = await here.db
    .selectFrom('accounts')
    .select('person_id')
    .where('username', '=', `autre@${school.uai.toLowerCase()}`)
    .executeTakeFirstOrThrow();
  return person_id;
};

/** The ways in that the school gives by itself. */
export const ownDoors: readonly Door[] = [
  {
    name: 'a password',
    ready: async (scene) => ({
      personId: scene.school.teacherId,
      enter: () => enterBy(scene, { username: `martin@${scene.school.uai}`, password }),
    }),
  },
  {
    name: 'a class card',
    ready: async (scene) => {
      const teacher = await signedIn(scene.here, scene.school, 'martin');
      const made = await teacher.post(`/api/groups/${scene.school.groupId}/cards`, {
        personIds: scene.school.pupilIds.slice(0, 1),
      });
      const [card] = made.json().cards as [CardView];
      return {
        personId: card.person.personId,
        enter: () => enterBy(scene, { username: card.username, password: card.password }),
      };
    },
  },
  {
    name: 'a passkey',
    ready: async (scene) => {
      const personId = scene.school.teacherId;
      const answer = await addSoftKey(scene, personId);
      const enter = async () => {
        const browser = scene.here.browser();
        const { challengeId, options } = (
          await browser.post('/api/session/passkey/options')
        ).json();
        const body = { challengeId, ...answer(options.challenge) };
        return outcomeOf(await browser.post('/api/session/passkey', body));
      };
      return { personId, enter };
    },
  },
  {
    name: 'an invitation, or the recovery of a lost access',
    once: true,
    ready: async (scene) => {
      const personId = await colleagueOf(scene);
      const invited = await scene.head.post(`/api/people/${personId}/account/invitation`, {
        username: null,
        byMail: false,
      });
      const secret = secretIn(invited.json().invitation.link);
      const enter = async () =>
        outcomeOf(await scene.here.browser().post('/api/invitation/accept', { secret, password }));
      return { personId, enter };
    },
  },
  {
    name: 'a session that was open',
    ready: async (scene) => {
      const browser = await signedIn(scene.here, scene.school, 'martin');
      const enter = async () => outcomeOf(await browser.get('/api/groups'));
      return { personId: scene.school.teacherId, enter };
    },
  },
];
