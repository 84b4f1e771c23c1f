import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { caller, isProblem } from '../../platform/web/index.ts';
import { saveFile } from '../../platform/web/save-file.ts';
import type {
  confirmRollCall,
  correctEntry,
  exportDay,
  exportRollCall,
  listPresentSeats,
  listRollCalls,
  readRollCall,
  RollCall,
} from '../contract/routes.ts';
import type { Presence } from '../contract/statuses.ts';

const calls = {
  read: caller<typeof readRollCall>('GET /api/meetings/:meetingId/roll-call'),
  correct: caller<typeof correctEntry>('PUT /api/meetings/:meetingId/roll-call/entries/:personId'),
  confirm: caller<typeof confirmRollCall>('POST /api/meetings/:meetingId/roll-call/confirm'),
  present: caller<typeof listPresentSeats>('GET /api/meetings/:meetingId/roll-call/present'),
  file: caller<typeof exportRollCall>('GET /api/meetings/:meetingId/roll-call/file'),
  day: caller<typeof listRollCalls>('GET /api/roll-calls'),
  dayFile: caller<typeof exportDay>('GET /api/roll-calls/file'),
};

/** The seats of those inside whom a lesson’s roll call says present or late, at this instant. */
export const readPresentSeats = async (meetingId: string): Promise<readonly string[]> =>
  (await calls.present({ params: { meetingId } })).seatIds;

const LIVE_MS = 5_000;

/** A lesson's roll call; while it is proposed from a lesson that goes on, it is asked again and again. */
export const rollCallQuery = (meetingId: string) =>
  queryOptions({
    queryKey: ['roll-call', meetingId],
    queryFn: ({ signal }) => calls.read({ params: { meetingId } }, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.going && data.confirmedAt === null ? LIVE_MS : false,
  });

/** The school's lessons of a day with the standing of their roll calls. */
export const dayQuery = (day: string) =>
  queryOptions({
    queryKey: ['roll-calls', day],
    queryFn: async ({ signal }) => (await calls.day({ query: { day } }, { signal })).lessons,
  });

/** A change answers the whole list: what was being asked meanwhile is older. */
function useChange<Input>(meetingId: string, change: (input: Input) => Promise<RollCall>) {
  const client = useQueryClient();
  const { queryKey } = rollCallQuery(meetingId);
  return useMutation({
    mutationFn: change,
    onMutate: () => client.cancelQueries({ queryKey }),
    onSuccess: (view) => {
      client.setQueryData(queryKey, view);
      void client.invalidateQueries({ queryKey: ['roll-calls'] });
    },
    onError: (error) => {
      if (isProblem(error, 'attendance.changed')) void client.invalidateQueries({ queryKey });
    },
  });
}

export const useCorrect = (meetingId: string, personId: string) =>
  useChange(meetingId, (body: Presence) =>
    calls.correct({ params: { meetingId, personId }, body }),
  );

export const useConfirm = (meetingId: string) =>
  useChange(meetingId, (seen: string) => calls.confirm({ params: { meetingId }, body: { seen } }));

type Language = 'fr' | 'en';

/** Fetches a roll call as a file and gives it to the browser to save. */
export const useExport = (meetingId: string) =>
  useMutation({
    mutationFn: async (query: { format: 'csv' | 'pdf'; language: Language }) =>
      saveFile(await calls.file({ params: { meetingId }, query })),
  });

export const useDayExport = () =>
  useMutation({
    mutationFn: async (query: { day: string; language: Language }) =>
      saveFile(await calls.dayFile({ query })),
  });
