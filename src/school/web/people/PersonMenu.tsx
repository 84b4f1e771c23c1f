import { Trans, useLingui } from '@lingui/react/macro';
import { CalendarRange, ChevronDown, Lock, LockOpen, Pencil, Trash2, UserCog } from 'lucide-react';
import {
  Button,
  changeTold,
  Menu,
  MenuItem,
  MenuSeparator,
  toast,
  toastProblem,
} from '../../../platform/web/ui/index.ts';
import { listedName } from '../../contract/names.ts';
import type { PersonPageView } from '../../contract/person-views.ts';
import type { PersonDialog } from './PersonDialogs.tsx';
import { useSuspended } from './people.ts';

type Props = { person: PersonPageView; onDialog: (dialog: PersonDialog) => void };

/** What the viewer may do with somebody; nothing is drawn for who may do nothing. */
export function PersonMenu({ person, onDialog }: Props) {
  const { t } = useLingui();
  const suspended = useSuspendedWithUndo(person);
  const { may, roles } = person;
  if (!may.change) return null;
  const isOut = person.standing === 'suspended';
  return (
    <Menu
      label={listedName(person.name)}
      trigger={
        <Button look="quiet" icon={<ChevronDown size={20} aria-hidden />}>
          <Trans>Modifier</Trans>
        </Button>
      }
    >
      <MenuItem icon={<Pencil size={20} aria-hidden />} onAction={() => onDialog('correct')}>
        {t`Corriger le nom ou l’adresse`}
      </MenuItem>
      {roles.length > 1 ? (
        <MenuItem icon={<UserCog size={20} aria-hidden />} onAction={() => onDialog('role')}>
          {t`Changer le rôle`}
        </MenuItem>
      ) : null}
      {may.decide ? (
        <>
          <MenuItem
            icon={<CalendarRange size={20} aria-hidden />}
            onAction={() => onDialog('limits')}
          >
            {t`Limiter dans le temps`}
          </MenuItem>
          <MenuSeparator />
          <MenuItem
            icon={isOut ? <LockOpen size={20} aria-hidden /> : <Lock size={20} aria-hidden />}
            onAction={() => suspended(!isOut)}
          >
            {isOut ? t`Rétablir l’accès` : t`Suspendre l’accès`}
          </MenuItem>
          <MenuItem
            danger
            icon={<Trash2 size={20} aria-hidden />}
            onAction={() => onDialog('remove')}
          >
            {t`Supprimer la fiche`}
          </MenuItem>
        </>
      ) : null}
    </Menu>
  );
}

/** Done at once, with the way back in the word that tells it. */
function useSuspendedWithUndo({ personId, name }: PersonPageView) {
  const { t } = useLingui();
  const change = useSuspended(personId);
  return (suspended: boolean) =>
    changeTold(change, suspended, () => {
      const back = () => change.mutate(!suspended, { onError: toastProblem });
      const who = listedName(name);
      toast(suspended ? t`${who} n’a plus accès à rien.` : t`${who} a de nouveau accès.`, back);
    });
}
