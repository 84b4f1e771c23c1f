import { queryOptions, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Right } from '../../../access/contract/rights.ts';
import { caller } from '../../../platform/web/index.ts';
import type * as routes from '../../contract/layer-routes.ts';
import type { Layers } from '../../contract/rights.ts';

const calls = {
  school: caller<typeof routes.readSchoolRights>('GET /api/school/rights'),
  setSchool: caller<typeof routes.setSchoolRights>('POST /api/school/rights'),
  group: caller<typeof routes.readGroupRights>('GET /api/groups/:groupId/rights'),
  setGroup: caller<typeof routes.setGroupRights>('POST /api/groups/:groupId/rights'),
  meeting: caller<typeof routes.readMeetingRights>('GET /api/meetings/:meetingId/rights'),
  setMeeting: caller<typeof routes.setMeetingRights>('POST /api/meetings/:meetingId/rights'),
};

const queryKey = ['rights'];

export const schoolRightsQuery = queryOptions({
  queryKey: [...queryKey, 'school'],
  queryFn: ({ signal }) => calls.school({}, { signal }),
});

export const groupRightsQuery = (groupId: string) =>
  queryOptions({
    queryKey: [...queryKey, 'group', groupId],
    queryFn: ({ signal }) => calls.group({ params: { groupId } }, { signal }),
  });

export const meetingRightsQuery = (meetingId: string) =>
  queryOptions({
    queryKey: [...queryKey, 'meeting', meetingId],
    queryFn: ({ signal }) => calls.meeting({ params: { meetingId } }, { signal }),
  });

/** One switch to set, or (`null`) to leave to the layer before. */
export type Change = { right: Right; value: boolean | null };
type Changes = Partial<Record<Right, boolean | null>>;
type Held = { layers: Layers };

/** What a page shows while the server has yet to answer. */
function changed<H extends Held>(held: H, layer: keyof Layers, { right, value }: Change): H {
  const { [right]: _before, ...others } = held.layers[layer];
  const settings = value === null ? others : { ...others, [right]: value };
  return { ...held, layers: { ...held.layers, [layer]: settings } };
}

/** Sets switches of a layer one after the other, in the order of the presses; the page shows each at once. */
function useSet<Reply extends Held>(
  key: QueryKey,
  layer: keyof Layers,
  set: (rights: Changes) => Promise<Reply>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: key,
    scope: { id: key.join() },
    mutationFn: ({ right, value }: Change) => set({ [right]: value }),
    onMutate: (change) =>
      client.setQueryData<Reply>(key, (held) => held && changed(held, layer, change)),
    onSettled: () => {
      // What stands before it is another for the layers after it; another press is under way meanwhile.
      if (client.isMutating({ mutationKey: key }) === 1)
        void client.invalidateQueries({ queryKey });
    },
  });
}

export const useSetSchool = () =>
  useSet(schoolRightsQuery.queryKey, 'school', (rights) => calls.setSchool({ body: { rights } }));

export const useSetGroup = (groupId: string) =>
  useSet(groupRightsQuery(groupId).queryKey, 'class', (rights) =>
    calls.setGroup({ params: { groupId }, body: { rights } }),
  );

export const useSetMeeting = (meetingId: string) =>
  useSet(meetingRightsQuery(meetingId).queryKey, 'meeting', (rights) =>
    calls.setMeeting({ params: { meetingId }, body: { rights } }),
  );
