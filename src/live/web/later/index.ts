/** What the pieces of other domains in the class page take from those of this one. */
export { ActionProblem } from './people/action-problem.tsx';
