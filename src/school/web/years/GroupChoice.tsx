import { Plural } from '@lingui/react/macro';
import { Checkbox } from '../../../platform/web/ui/index.ts';
import styles from './years.module.css';

type Group = { groupId: string; name: string; pupils: number; lessons: number };

type Props = {
  label: string;
  groups: readonly Group[];
  chosen: ReadonlySet<string>;
  onToggle: (groupId: string) => void;
  /** What the box says, with the group's name. */
  words: (name: string) => string;
};

/** Groups, each with a box to tick. */
export function GroupChoice({ label, groups, chosen, onToggle, words }: Props) {
  return (
    <ul className={styles.list} aria-label={label}>
      {groups.map(({ groupId, name, pupils, lessons }) => (
        <li key={groupId} className={styles.row}>
          <Checkbox isSelected={chosen.has(groupId)} onChange={() => onToggle(groupId)}>
            {words(name)}
          </Checkbox>
          <span className={styles.soft}>
            <Plural value={pupils} _0="aucun élève" one="# élève" other="# élèves" />
          </span>
          {lessons > 0 ? (
            <span className={styles.soft}>
              <Plural
                value={lessons}
                one="# cours après la fin de l’année"
                other="# cours après la fin de l’année"
              />
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
