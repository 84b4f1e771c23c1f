import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Checkbox, ProblemNotice } from '../../platform/web/ui/index.ts';
import { calledName } from '../../school/contract/names.ts';
import { colleaguesQuery } from './meetings.ts';
import styles from './week.module.css';

type Props = {
  groupId: string;
  /** Who planned the lesson leads it in any case. */
  plannerId: string;
  chosen: readonly string[];
  onChosen: (personIds: readonly string[]) => void;
  /** What is said when there is nobody to choose. */
  otherwise?: ReactNode;
};

/** Who leads the lesson too: shown when the class has somebody else who teaches or assists it. */
export function CoHosts({ groupId, plannerId, chosen, onChosen, otherwise }: Props) {
  const colleagues = useQuery({ ...colleaguesQuery(groupId), enabled: groupId !== '' });
  if (colleagues.error)
    return <ProblemNotice error={colleagues.error} onRetry={() => void colleagues.refetch()} />;
  const others = (colleagues.data ?? []).filter(({ personId }) => personId !== plannerId);
  if (others.length === 0) return colleagues.data ? otherwise : null;
  const choose = (personId: string, isChosen: boolean) =>
    onChosen(isChosen ? [...chosen, personId] : chosen.filter((id) => id !== personId));
  return (
    <fieldset className={styles.people}>
      <legend>
        <Trans context="avec qui animer un cours">Avec</Trans>
      </legend>
      <p className={styles.soft}>
        <Trans>Ces personnes ouvrent la salle, font entrer les élèves et terminent le cours.</Trans>
      </p>
      {others.map(({ personId, name, as }) => (
        <Checkbox
          key={personId}
          isSelected={chosen.includes(personId)}
          onChange={(isChosen) => choose(personId, isChosen)}
        >
          {as === 'assistant' ? (
            <Trans>{calledName(name)}, accompagne la classe</Trans>
          ) : (
            calledName(name)
          )}
        </Checkbox>
      ))}
    </fieldset>
  );
}
