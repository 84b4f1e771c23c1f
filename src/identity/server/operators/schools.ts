import { Problem } from '../../../platform/contract/problems.ts';
import type { RouteInput } from '../../../platform/contract/route.ts';
import type { Core } from '../../../platform/server/core.ts';
import { isUai } from '../../../school/contract/uai.ts';
import { createPeople, createSchool, findSchoolByUai } from '../../../school/server/index.ts';
import type { createOperatedSchool } from '../../contract/operators/routes.ts';
import { makeLink } from './links.ts';
import { insertOperator, setDistrictSchools } from './operators.store.ts';
import { findSignatory } from './schools.store.ts';

type OperatorCore = Pick<Core, 'config' | 'db' | 'transact' | 'now'>;

/**
 * Creates a school with one person, who must sign for it, and their link. Nothing else may be written
 * there before the contract.
 * @throws {Problem} `operator.uai_wrong`, `operator.school_exists`
 */
export async function installSchool(
  core: OperatorCore,
  body: RouteInput<typeof createOperatedSchool>['body'],
) {
  const uai = body.uai.toUpperCase();
  if (!isUai(uai)) throw new Problem('operator.uai_wrong');
  return core.transact(async (trx) => {
    if (await findSchoolByUai(trx, uai)) throw new Problem('operator.school_exists');
    const { name, signatory } = body;
    const schoolId = await createSchool(trx, {
      uai,
      name,
      signatory,
      timeZone: 'Europe/Paris',
      pupilAddress: signatory === 'dasen' ? 'tu' : 'vous',
    });
    const role = signatory === 'head' ? 'head' : 'signatory';
    const [personId = ''] = await createPeople(trx, schoolId, [{ role, name: body.person }]);
    return { schoolId, invitation: await makeLink(core, trx, { schoolId, personId }) };
  });
}

/**
 * A new link for whoever signs for a school.
 * @throws {Problem} `not_found`, `operator.has_account`
 */
export async function inviteSignatory(core: OperatorCore, schoolId: string) {
  const signatory = await findSignatory(core.db, schoolId);
  if (!signatory) throw new Problem('not_found');
  if (signatory.hasAccount) throw new Problem('operator.has_account');
  const { personId } = signatory;
  return core.transact((trx) => makeLink(core, trx, { schoolId, personId }));
}

/** Invites an administrator of many schools, who sees of them what an operator sees. */
export function inviteDistrict(core: OperatorCore, body: { label: string; schoolIds: string[] }) {
  return core.transact(async (trx) => {
    const operatorId = await insertOperator(trx, { kind: 'district', label: body.label });
    await setDistrictSchools(trx, operatorId, body.schoolIds);
    return { operatorId, invitation: await makeLink(core, trx, { operatorId }) };
  });
}
