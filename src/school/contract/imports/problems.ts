import type { ProblemTable } from '../../../platform/contract/problems.ts';

export const importProblems = {
  'import.empty': 422,
  /** Neither text nor a known archive: a NUL byte, a picture, a broken encoding. */
  'import.not_text': 422,
  'import.spreadsheet': 422,
  'import.format_unknown': 422,
  'import.columns_missing': 422,
  /** `line`: where reading stopped. */
  'import.csv_broken': 422,
  'import.xml_broken': 422,
  'import.xml_doctype': 422,
  'import.archive_broken': 422,
  'import.archive_unsafe': 422,
  /** `uai`: the school that the file names. */
  'import.foreign_school': 422,
  'import.too_many': 422,
  /** Another import of this school is being written. */
  'import.busy': 409,
  /** The register changed since the preview. */
  'import.stale': 409,
  /** Not possible where this import stands. */
  'import.over': 409,
} as const satisfies ProblemTable;
