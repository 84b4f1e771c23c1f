import { queryOptions } from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import type { readCourseLink } from '../../contract/providers/platform-routes.ts';

const callRead = caller<typeof readCourseLink>('GET /api/course-links/:linkId');

/** Which platform asked what its course shall link to. */
export const courseLinkQuery = (linkId: string) =>
  queryOptions({
    queryKey: ['course-link', linkId],
    queryFn: ({ signal }) => callRead({ params: { linkId } }, { signal }),
  });

/** The server's page that gives the chosen address back to the platform. */
export const answerAddress = (
  linkId: string,
  { title, page }: { title: string; page: string },
): string => `/api/course-links/${linkId}/answer?${new URLSearchParams({ title, page })}`;
