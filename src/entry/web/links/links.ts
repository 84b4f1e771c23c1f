import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { caller } from '../../../platform/web/index.ts';
import type { EntryLinkView, renewLinks } from '../../contract/routes.ts';

const callRenew = caller<typeof renewLinks>('POST /api/meetings/:meetingId/links');

/** For whom links are being made: one person, or everybody expected. */
export type LinksFor = string | 'everybody';

/**
 * Makes links and keeps them while the dialog is open: the server shows each only once, and holds no copy
 * that could be read again.
 */
export function useLinks(meetingId: string) {
  const [made, setMade] = useState<ReadonlyMap<string, EntryLinkView>>(new Map());
  const renewal = useMutation({
    mutationFn: (whom: LinksFor) =>
      callRenew({
        params: { meetingId },
        body: { personIds: whom === 'everybody' ? null : [whom] },
      }),
    onSuccess: ({ links }) =>
      setMade(
        (before) =>
          new Map([...before, ...links.map((link) => [link.person.personId, link] as const)]),
      ),
  });
  return { made, renewal };
}
