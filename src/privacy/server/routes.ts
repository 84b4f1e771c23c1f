import type { AccountActor, Actors } from '../../access/contract/actors.ts';
import type { SchoolDataMap } from '../../access/contract/data-subjects.ts';
import { processing } from '../../platform/contract/personal-data.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import { findSchool } from '../../school/server/index.ts';
import * as routes from '../contract/routes.ts';
import { readLedger, showPromises } from './promises.ts';
import { writeRegisterCsv } from './register-csv.ts';
import { findRegisterPeople } from './register.store.ts';
import { writeRegister, type Language } from './register.ts';

/** What the composition gives: everything that is kept, by all domains. */
export type PrivacyPorts = { maps: readonly SchoolDataMap[] };

const ownSchool = ({ actor }: { actor: AccountActor }) => ({ schoolId: actor.schoolId });

/** Binds the routes of the register, the promises and the cookies. */
export async function mountPrivacy(
  mount: Mount<Actors>,
  { config, db }: Pick<Core, 'config' | 'db'>,
  { maps }: PrivacyPorts,
): Promise<void> {
  const ledger = await readLedger();

  const registerOf = async (schoolId: string, language: Language) => {
    const school = await findSchool(db, schoolId);
    if (!school) throw new Problem('not_found');
    const people = await findRegisterPeople(db, schoolId);
    return writeRegister({ school, people, config, maps, ledger }, language);
  };

  mount(routes.readPromises, {
    subject: () => ({}),
    handle: ({ query }) => ({ promises: showPromises(ledger, query.language) }),
  });
  mount(routes.readCookies, {
    subject: () => ({}),
    handle: ({ query }) => ({ cookies: cookiesIn(maps, query.language) }),
  });
  mount(routes.readRegister, {
    subject: ownSchool,
    handle: ({ actor, query }) => registerOf(actor.schoolId, query.language),
  });
  mount(routes.exportRegister, {
    subject: ownSchool,
    handle: async ({ actor, query: { form, language } }) => ({
      fileName: `${language === 'fr' ? 'registre' : 'register'}-${form}.csv`,
      text: writeRegisterCsv(await registerOf(actor.schoolId, language), form, language),
    }),
  });
}

/** The cookies that the data map declares, for the page that lists them. */
const cookiesIn = (maps: readonly SchoolDataMap[], language: Language) =>
  processing(maps).flatMap(({ what, places, retention }) =>
    (places.cookies ?? []).map((name) => ({
      name,
      what: what[language],
      life: retention.rule[language],
    })),
  );
