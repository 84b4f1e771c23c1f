import { useNavigate } from '@tanstack/react-router';
import { can } from '../../../access/contract/abilities.ts';
import { AccountCard, actingAs, ownSchool, useMe } from '../../../identity/web/index.ts';
import { useFormat } from '../../../platform/web/ui/index.ts';
import { GroupsPage, PeoplePage, PersonPage } from '../../../school/web/index.ts';

/** The register, bound to who looks at it and to the addresses of the app. */
export function PeopleRoute({ unplaced }: { unplaced: boolean }) {
  const navigate = useNavigate();
  const actor = actingAs(useMe());
  return (
    <PeoplePage
      unplaced={unplaced}
      mayWrite={can(actor, 'person.appoint', someone)}
      onAdded={(personId) => void navigate({ to: '/personnes/$personId', params: { personId } })}
    />
  );
}

/** Somebody whom the viewer would add to the register. */
const someone = { ...ownSchool, personId: null, from: null, to: 'pupil', headless: false } as const;

export function GroupsRoute() {
  const navigate = useNavigate();
  return (
    <GroupsPage
      mayWrite={can(actingAs(useMe()), 'group.change', ownSchool)}
      onAdded={(groupId) => void navigate({ to: '/classes/$groupId', params: { groupId } })}
    />
  );
}

export function PersonRoute({ personId }: { personId: string }) {
  const navigate = useNavigate();
  const me = useMe();
  const format = useFormat(me.school.timeZone);
  return (
    <PersonPage
      personId={personId}
      format={format}
      mayList={can(actingAs(me), 'person.list', ownSchool)}
      onRemoved={() => void navigate({ to: '/personnes' })}
      renderMore={
        can(actingAs(me), 'account.list', ownSchool)
          ? () => <AccountCard key={personId} personId={personId} />
          : undefined
      }
    />
  );
}
