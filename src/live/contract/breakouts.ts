/** As many breakouts as a class can use, and a teacher can follow. */
export const mostBreakouts = 20;

/** As many learners as a breakout can be limited to, where they choose. */
export const mostLearners = 100;

/** As many plans as somebody can tell apart for one class. */
export const mostPlans = 20;
export const longestPlanName = 40;
