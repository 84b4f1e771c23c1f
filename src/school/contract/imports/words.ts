/** Where a file comes from. */
export const importFormats = ['csv', 'onde', 'siecle', 'sts', 'oneroster'] as const;
export type ImportFormat = (typeof importFormats)[number];

/**
 * Where an import stands: `ready` (previewed, nothing written), `applying`, `applied`, `undoing`, `undone`,
 * `cancelled`, `expired` (nobody started it within a day).
 */
export const importStates = [
  'ready',
  'applying',
  'applied',
  'undoing',
  'undone',
  'cancelled',
  'expired',
] as const;
export type ImportState = (typeof importStates)[number];

/** Why a line of the file was not read, or only in part. */
export const refusalReasons = [
  'name_missing',
  'name_too_long',
  'name_refused',
  'group_refused',
  'role_unknown',
  'identifier_refused',
  'email_ignored',
  'duplicate',
  'second_division',
  'pupil_unknown',
  'cells_missing',
  'enrollment_unknown',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Why a person of the file is left to a human: the register holds somebody who may be the same. */
export const conflictReasons = [
  'namesake',
  'elsewhere',
  'role_differs',
  'identifiers_differ',
  'corrected',
] as const;
export type ConflictReason = (typeof conflictReasons)[number];

/** Conflicts that the office settles in the preview: the register's word, or the file's. */
export const choosableReasons = ['corrected', 'elsewhere'] as const satisfies ConflictReason[];
export type ChoosableReason = (typeof choosableReasons)[number];
/** `ours`: what the register says stays, until somebody says otherwise. */
export const importChoices = ['ours', 'file'] as const;
export type ImportChoice = (typeof importChoices)[number];

/** What keeps an undo from being whole. */
export const keptReasons = ['in_use', 'changed_since'] as const;
export type KeptReason = (typeof keptReasons)[number];

/** Whom a file can bring. Heads and administrators are named by hand: a file gives no such right. */
export const importedRoles = ['pupil', 'teacher', 'staff', 'guardian'] as const;
export type ImportedRole = (typeof importedRoles)[number];

/** The columns that a plain CSV file may have; everything else in it is dropped. */
export const csvFields = [
  'family',
  'given',
  'group',
  'level',
  'role',
  'email',
  'identifier',
] as const;
export type CsvField = (typeof csvFields)[number];

/** Which column (from 0) holds what, and what everybody is when no column says it. */
export type CsvColumns = Record<CsvField, number | null> & { everyone: ImportedRole };
