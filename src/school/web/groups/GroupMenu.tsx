import { Trans, useLingui } from '@lingui/react/macro';
import {
  Archive,
  ArchiveRestore,
  ChevronDown,
  Pencil,
  UserRoundCog,
  UserRoundPlus,
} from 'lucide-react';
import {
  Button,
  changeTold,
  Menu,
  MenuItem,
  MenuSeparator,
  toast,
  toastProblem,
} from '../../../platform/web/ui/index.ts';
import type { GroupView } from '../../contract/routes.ts';
import { useArchived } from '../groups.ts';
import type { GroupDialog } from './GroupDialogs.tsx';

type Props = { group: GroupView; onDialog: (dialog: GroupDialog) => void };

/** What the office may do with a group; one that is put away is only taken back. */
export function GroupMenu({ group, onDialog }: Props) {
  const { t } = useLingui();
  const archived = useArchived(group.groupId);
  const set = (away: boolean) => archived.mutate(away, { onError: toastProblem });
  const putAway = () =>
    changeTold(archived, true, () =>
      toast(t`C’est archivé\u00a0: ${group.name}.`, () => set(false)),
    );
  if (group.archived)
    return (
      <Button
        look="quiet"
        icon={<ArchiveRestore size={20} aria-hidden />}
        pending={archived.isPending}
        onPress={() => set(false)}
      >
        <Trans>Rétablir ce groupe</Trans>
      </Button>
    );
  return (
    <Menu
      label={group.name}
      trigger={
        <Button look="quiet" icon={<ChevronDown size={20} aria-hidden />}>
          <Trans>Modifier</Trans>
        </Button>
      }
    >
      <MenuItem icon={<UserRoundPlus size={20} aria-hidden />} onAction={() => onDialog('pupil')}>
        {t`Ajouter un élève`}
      </MenuItem>
      <MenuItem icon={<UserRoundCog size={20} aria-hidden />} onAction={() => onDialog('staff')}>
        {t`Ajouter qui enseigne ou assiste`}
      </MenuItem>
      <MenuItem icon={<Pencil size={20} aria-hidden />} onAction={() => onDialog('write')}>
        {t`Changer le nom ou le niveau`}
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger icon={<Archive size={20} aria-hidden />} onAction={putAway}>
        {t`Archiver`}
      </MenuItem>
    </Menu>
  );
}
