import { useLingui } from '@lingui/react/macro';
import { changeTold, toast, toastProblem } from '../../../platform/web/ui/index.ts';
import { listedName, type PersonName } from '../../contract/names.ts';
import type { MemberRole } from '../../contract/role-kinds.ts';
import { type Placing, usePut, useTake } from '../groups.ts';

type Member = { personId: string; name: PersonName; as: MemberRole };

/** Who comes into a group and who leaves it: done at once, with the way back. */
export function useMembers(group: { groupId: string; name: string }) {
  const { t } = useLingui();
  const putting = usePut();
  const taking = useTake();
  const { groupId } = group;
  const back = (placing: Placing) => putting.mutate(placing, { onError: toastProblem });
  const take = ({ personId, name, as }: Member) =>
    changeTold(taking, { groupId, personId }, () =>
      toast(t`${listedName(name)} n’est plus dans ${group.name}.`, () =>
        back({ groupId, personId, as }),
      ),
    );
  const put = ({ personId, name, as }: Member) =>
    changeTold(putting, { groupId, personId, as }, (left) =>
      toast(t`${listedName(name)} est dans ${group.name}.`, () =>
        left === null
          ? taking.mutate({ groupId, personId }, { onError: toastProblem })
          : back({ groupId: left, personId, as }),
      ),
    );
  return { put, take };
}
