import type { Transact } from '../../../../platform/server/events/index.ts';
import { insertImport, insertSteps } from '../imports.store.ts';
import { step } from '../steps.ts';

const counts = {
  added: 1,
  changed: 0,
  unchanged: 0,
  absent: 0,
  conflicts: 0,
  groups: 0,
  joined: 0,
  left: 0,
  guardianships: 0,
};

/** A school's import, previewed and not started. */
export const addImport = (transact: Transact, schoolId: string): Promise<string> =>
  transact(async (trx) => {
    const { id: importId } = await insertImport(trx, {
      schoolId,
      createdBy: null,
      format: 'onde',
      counts,
      report: { surplus: [], faults: [], refused: 0 },
      registerMark: '',
      total: 1,
    });
    const data = { family: 'Importé', given: schoolId.slice(-12) };
    await insertSteps(trx, { schoolId, importId }, [step('person', 'absent', { data })]);
    return importId;
  });
