declare module '../../../platform/server/db.ts' {
  interface Database {
    /** Hints of a first lesson that somebody has closed. */
    closed_hints: { school_id: string; person_id: string; hints: string[] };
  }
}
export {};
