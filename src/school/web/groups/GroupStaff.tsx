import { Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { Chip, IconButton } from '../../../platform/web/ui/index.ts';
import { calledName } from '../../contract/names.ts';
import type { GroupPageView } from '../../contract/routes.ts';
import { memberWords } from '../people/words.ts';
import styles from '../school.module.css';
import { useMembers } from './use-members.ts';

/** Who teaches and who assists here; several may. */
export function GroupStaff({ view }: { view: GroupPageView }) {
  const { t, i18n } = useLingui();
  const { group, staff, mayChange } = view;
  const { take } = useMembers(group);
  return (
    <>
      {group.archived ? (
        <p className={styles.team}>
          <Chip tone="warn">
            <Trans>Archivé</Trans>
          </Chip>
        </p>
      ) : null}
      <ul className={styles.team}>
        {staff.map(({ personId, name, as }) => (
          <li key={personId} className={styles.member}>
            <span>
              {calledName(name)} <span className={styles.soft}>{i18n._(memberWords[as])}</span>
            </span>
            {mayChange && !group.archived ? (
              <IconButton
                label={t`Retirer ${calledName(name)} de ${group.name}`}
                icon={<X size={20} aria-hidden />}
                onPress={() => take({ personId, name, as })}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
