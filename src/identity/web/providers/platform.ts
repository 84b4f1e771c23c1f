import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import type {
  checkPlatform,
  listCourses,
  matchCourse,
} from '../../contract/providers/platform-routes.ts';

const callCheck = caller<typeof checkPlatform>('POST /api/providers/:providerId/check');
const callCourses = caller<typeof listCourses>('GET /api/providers/:providerId/courses');
const callMatch = caller<typeof matchCourse>(
  'POST /api/providers/:providerId/courses/:courseId/match',
);

/** Asks a platform for its keys, and for access to its lists. */
export const useCheckPlatform = () =>
  useMutation({ mutationFn: (providerId: string) => callCheck({ params: { providerId } }) });

/** Courses from which somebody has come. */
export const coursesQuery = (providerId: string) =>
  queryOptions({
    queryKey: ['platform-courses', providerId],
    queryFn: async ({ signal }) =>
      (await callCourses({ params: { providerId } }, { signal })).courses,
  });

/** Compares a course's list with the register. */
export function useMatchCourse(providerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (courseId: string) => callMatch({ params: { providerId, courseId } }),
    // Who was not found waits with the others.
    onSettled: () => void client.invalidateQueries({ queryKey: ['provider-visits'] }),
  });
}
