import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { caller } from '../../../platform/web/index.ts';
import type * as guestRoutes from '../../contract/guest-routes.ts';
import type { renewLinks } from '../../contract/routes.ts';

const call = {
  read: caller<typeof guestRoutes.readDoor>('GET /api/meetings/:meetingId/links'),
  renew: caller<typeof renewLinks>('POST /api/meetings/:meetingId/links'),
  rotate: caller<typeof guestRoutes.rotateLinks>('POST /api/meetings/:meetingId/links/rotate'),
  mail: caller<typeof guestRoutes.mailGuardians>('POST /api/meetings/:meetingId/links/mail'),
  mailRule: caller<typeof guestRoutes.ruleMailing>('POST /api/meetings/:meetingId/links/mail-rule'),
  classLink: caller<typeof guestRoutes.renewClassLink>('POST /api/meetings/:meetingId/class-link'),
  guests: caller<typeof guestRoutes.allowGuests>('PATCH /api/meetings/:meetingId/class-link'),
  invite: caller<typeof guestRoutes.inviteGuest>('POST /api/meetings/:meetingId/guests'),
  renewGuest: caller<typeof guestRoutes.renewGuestLink>(
    'POST /api/meetings/:meetingId/guests/:guestId/link',
  ),
  uninvite: caller<typeof guestRoutes.uninviteGuest>(
    'DELETE /api/meetings/:meetingId/guests/:guestId',
  ),
};

const doorQuery = (meetingId: string) =>
  queryOptions({
    queryKey: ['meeting', meetingId, 'links'],
    queryFn: () => call.read({ params: { meetingId } }),
  });

/** For whom links are being made: one person, or everybody expected. */
export type LinksFor = string | 'everybody';

/** Links made while the dialog is open: of pupils and guests by their ids, and of the class. */
type Made = { of: ReadonlyMap<string, string>; classLink: string | null };

const withLinks = (made: Made, links: readonly (readonly [string, string])[]): Made => ({
  ...made,
  of: new Map([...made.of, ...links]),
});

/**
 * The links of a meeting: which there are, and those made while the dialog is open. The server shows each
 * only once, and holds no copy that could be read again.
 */
export function useLinks(meetingId: string) {
  const queries = useQueryClient();
  const [made, setMade] = useState<Made>({ of: new Map(), classLink: null });
  const params = { meetingId };
  const readAgain = () => queries.invalidateQueries(doorQuery(meetingId));
  // Not waited for: who asked is told at once.
  const onSettled = () => void readAgain();
  const keep = (links: readonly (readonly [string, string])[]) =>
    setMade((before) => withLinks(before, links));

  return {
    made,
    door: useQuery(doorQuery(meetingId)),
    renewal: useMutation({
      mutationFn: (whom: LinksFor) =>
        call.renew({ params, body: { personIds: whom === 'everybody' ? null : [whom] } }),
      onSuccess: ({ links }) =>
        keep(links.map(({ person, link }) => [person.personId, link] as const)),
      onSettled,
    }),
    rotation: useMutation({
      mutationFn: () => call.rotate({ params }),
      onSuccess: ({ links, classLink, guests }) =>
        setMade(
          withLinks({ of: new Map(), classLink }, [
            ...links.map(({ person, link }) => [person.personId, link] as const),
            ...guests.map(({ guest, link }) => [guest.guestId, link] as const),
          ]),
        ),
      onSettled,
    }),
    mailing: useMutation({
      mutationFn: () => call.mail({ params }),
      // The links shown before are replaced by those that were sent.
      onSuccess: ({ mailed }) =>
        setMade((before) => {
          const sent = new Set(mailed.map(({ personId }) => personId));
          return { ...before, of: new Map([...before.of].filter(([id]) => !sent.has(id))) };
        }),
      onSettled,
    }),
    mailRule: useMutation({
      mutationFn: (mailsGuardians: boolean) => call.mailRule({ params, body: { mailsGuardians } }),
      // Waited for: until then the switch shows what was asked.
      onSettled: readAgain,
    }),
    classLink: useMutation({
      mutationFn: () => call.classLink({ params }),
      onSuccess: ({ link }) => setMade((before) => ({ ...before, classLink: link })),
      onSettled,
    }),
    guests: useMutation({
      mutationFn: (guests: boolean) => call.guests({ params, body: { guests } }),
      // Waited for: until then the switch shows what was asked.
      onSettled: readAgain,
    }),
    invitation: useMutation({
      mutationFn: (name: { given: string; family: string }) => call.invite({ params, body: name }),
      onSuccess: ({ guest, link }) => keep([[guest.guestId, link]]),
      onSettled,
    }),
    guestRenewal: useMutation({
      mutationFn: (guestId: string) => call.renewGuest({ params: { meetingId, guestId } }),
      onSuccess: ({ guest, link }) => keep([[guest.guestId, link]]),
      onSettled,
    }),
    removal: useMutation({
      mutationFn: (guestId: string) => call.uninvite({ params: { meetingId, guestId } }),
      onSettled,
    }),
  };
}

export type Links = ReturnType<typeof useLinks>;
