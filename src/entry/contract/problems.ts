import type { ProblemTable } from '../../platform/contract/problems.ts';

export const entryProblems = {
  /** No such link, or its lesson is over: one answer, which tells nothing. */
  'entry.link_unknown': 404,
  /** The link is right, the hour is not: `params.opensAt` (ISO 8601) and `params.seconds` until then. */
  'entry.too_early': 425,
  /** The link was already opened in another browser; the teacher is told. */
  'entry.link_taken': 409,
  /** The teacher said no to this device; the link stays with the one that holds it. */
  'entry.device_refused': 403,
  /** Another host answered meanwhile, or the link was renewed. */
  'entry.request_gone': 409,
  /** The teacher sent this person out of the lesson. */
  'entry.excluded': 403,
  /** A guest's name that cannot stand in a class: `params.why` is a `NameFault`. */
  'entry.name_unfit': 422,
  /** A guest's name that could be taken for the teacher's. */
  'entry.name_taken': 409,
  /** Somebody of the register, whose name only the school's office corrects. */
  'entry.named_by_register': 409,
  /** So many guests came by this link that it must have gone astray. */
  'entry.guests_full': 409,
  /** The lesson is over. */
  'entry.over': 410,
} as const satisfies ProblemTable;
