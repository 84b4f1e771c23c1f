import type { DataMap } from '../../platform/contract/personal-data.ts';

/**
 * Whom personal data can be about, as registers name them: the roles, grouped (`staff` are all who work
 * in the school), and guests, who have no role.
 */
export const dataSubjects = ['pupil', 'guardian', 'staff', 'guest'] as const;
export type DataSubject = (typeof dataSubjects)[number];

/** What a domain of a school keeps. */
export type SchoolDataMap = DataMap<DataSubject>;
