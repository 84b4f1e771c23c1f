import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { ImportChosen, ImportCounts } from '../../contract/imports/routes.ts';
import type { ChoosableReason, ImportChoice } from '../../contract/imports/words.ts';
import { updateChoice, updateFigures, type Choice } from './choices.store.ts';
import { lockImport, type ImportId, type ImportRow } from './imports.store.ts';
import type { Step } from './steps.ts';

/** What there is to choose in a plan: everywhere the register's word, to begin with. */
export function choicesIn(steps: readonly Step[]): ImportChosen[] {
  const found = new Map<ChoosableReason, ImportChosen>();
  for (const { kind, choice, reason: said } of steps) {
    if (kind !== 'person' || choice === null) continue;
    const reason = said as ChoosableReason;
    const before = found.get(reason) ?? { reason, ours: 0, file: 0 };
    found.set(reason, { ...before, [choice]: before[choice] + 1 });
  }
  return [...found.values()];
}

type Turned = Pick<Step, 'kind' | 'action'>[];

/** An import's figures once these steps have gone over to the other choice. */
export function countsAfter(counts: ImportCounts, turned: Turned, to: ImportChoice): ImportCounts {
  const [after, by] = [{ ...counts }, to === 'file' ? 1 : -1];
  for (const { kind, action } of turned) {
    if (kind === 'guardianship') after.guardianships += by;
    else if (kind === 'membership') after[action === 'add' ? 'joined' : 'left'] += by;
    else {
      after.changed += by;
      after.conflicts -= by;
    }
  }
  return after;
}

const chosenAfter = (chosen: readonly ImportChosen[], { reason, choice }: Choice, moved: number) =>
  chosen.map((one) =>
    one.reason === reason
      ? {
          reason,
          ours: one.ours + (choice === 'ours' ? moved : -moved),
          file: one.file + (choice === 'file' ? moved : -moved),
        }
      : one,
  );

/**
 * Chooses, in the preview, whose word holds for one person or for everybody of one kind of conflict.
 * @throws {Problem} `import.over` once it is being written, `not_found` when there is no such choice
 */
export const chooseImport = (
  { transact }: Pick<Core, 'transact'>,
  of: ImportId,
  choice: Choice,
): Promise<ImportRow> =>
  transact(async (trx) => {
    const row = await lockImport(trx, of);
    if (row?.state !== 'ready') throw new Problem('import.over');
    const { found, turned } = await updateChoice(trx, of, choice);
    if (choice.number !== null && !found) throw new Problem('not_found');
    const moved = turned.filter(({ kind }) => kind === 'person').length;
    return updateFigures(trx, of, {
      counts: countsAfter(row.counts, turned, choice.choice),
      report: { ...row.report, chosen: chosenAfter(row.report.chosen ?? [], choice, moved) },
    });
  });
