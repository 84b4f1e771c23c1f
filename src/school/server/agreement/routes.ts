import type { Actors } from '../../../access/contract/actors.ts';
import { declareProblems } from '../../../platform/server/http/problems.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import { agreementProblems } from '../../contract/agreement/problems.ts';
import * as routes from '../../contract/agreement/routes.ts';
import { findSchool } from '../schools.store.ts';
import type { Core } from '../../../platform/server/core.ts';
import { agreementCopy } from './copy.ts';
import { acceptAgreement, readAgreement, type AgreementCore } from './agreement.ts';

/** Binds the contract's routes: reading it, and accepting it. */
export function mountAgreement(mount: Mount<Actors>, core: AgreementCore & Pick<Core, 'db'>): void {
  declareProblems(agreementProblems);
  mount(routes.readAgreement, {
    subject: ({ actor }) => ({ schoolId: actor.schoolId }),
    handle: ({ actor }) => readAgreement(core, actor),
  });
  mount(routes.readAgreementFile, {
    subject: ({ actor }) => ({ schoolId: actor.schoolId }),
    handle: ({ actor, query }) => agreementCopy(core, actor.schoolId, query),
  });
  mount(routes.acceptAgreement, {
    subject: async ({ actor: { schoolId } }) => {
      const school = await findSchool(core.db, schoolId);
      return school ? { schoolId, signatory: school.signatory } : null;
    },
    handle: async ({ actor, body }) => {
      const { schoolId, personId } = actor;
      const { hash, name, quality } = body;
      await core.transact((trx) =>
        acceptAgreement(core, trx, { schoolId, personId, name, quality }, hash),
      );
      return readAgreement(core, actor);
    },
  });
}
