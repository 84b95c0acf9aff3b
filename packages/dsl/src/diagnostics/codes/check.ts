/** Findings of the checker: names, types, units, values, cycles, duplicates, advice. */
export interface CheckCodes {
  /** A name that nothing in the book declares. */
  'unknown-name': { name: string; nearest: readonly string[] };
}
