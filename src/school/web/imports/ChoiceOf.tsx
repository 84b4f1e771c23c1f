import { useLingui } from '@lingui/react/macro';
import { Choices, ProblemNotice } from '../../../platform/web/ui/index.ts';
import type { ImportLine } from '../../contract/imports/routes.ts';
import type { ChoosableReason } from '../../contract/imports/words.ts';
import { listedName } from '../../contract/names.ts';
import styles from './imports.module.css';
import { useChoice } from './imports.ts';

type Word = Pick<ImportLine, 'name' | 'email'>;

/** The register's word and the file's for one person; what is the same in both is said once. */
export function ChoiceOf({ importId, line }: { importId: string; line: ImportLine }) {
  const { t } = useLingui();
  const choosing = useChoice(importId);
  const { number, choice, ours, groups } = line;
  const reason = line.reason as ChoosableReason;
  if (choice === null || ours === null) return null;
  const told = (word: Word) =>
    [
      listedName(word.name),
      ...(ours.email === line.email ? [] : [word.email ?? t`sans adresse`]),
    ].join(', ');
  const [kept, said] = [told(ours), told(line)];
  const [from, to] = [ours.groups.join(', '), groups.join(', ') || t`sans classe`];
  const options =
    reason === 'corrected'
      ? ([
          { value: 'ours', label: t`Garder ${kept}` },
          { value: 'file', label: t`Suivre le fichier\u00a0: ${said}` },
        ] as const)
      : ([
          { value: 'ours', label: t`Laisser en ${from}` },
          { value: 'file', label: t`C’est le même élève, maintenant en ${to}` },
        ] as const);
  return (
    <div className={styles.choice}>
      <Choices
        label={listedName(ours.name)}
        value={choosing.isPending ? choosing.variables.choice : choice}
        onChange={(value) => choosing.mutate({ reason, number, choice: value })}
        options={options}
      />
      {choosing.error ? <ProblemNotice error={choosing.error} /> : null}
    </div>
  );
}
