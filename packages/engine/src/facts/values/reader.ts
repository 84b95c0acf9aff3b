import type { RowFindings } from '../../errors/findings.js';

/** A value as it lies in the database, in the storage units of the Plan; null is missing. */
export type Stored = string | number | null;

/** Why a cell cannot be taken. */
export interface Refusal<C extends keyof RowFindings = keyof RowFindings> {
  readonly code: C;
  readonly params: RowFindings[C];
}

/**
 * Reads the cells of one column. `read` takes the text of a cell that is not empty, and writes what is to be stored
 * into `row` from `at` on, `width` values; or says why it cannot, and then what it wrote means nothing.
 */
export interface ValueReader {
  /** How many columns of the database the value takes: 1, or 4 for a point. */
  readonly width: number;
  read(text: string, row: Stored[], at: number): Refusal | undefined;
  /** For types that have a JSON form of their own: a list, an object. Undefined where the value is not of that form. */
  readonly readJson?: (value: object, row: Stored[], at: number) => Refusal | 'taken' | undefined;
}

const SHOWN = 100;
/** What a message shows of a cell. */
export const shown = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

export const refuse = <C extends keyof RowFindings>(code: C, params: RowFindings[C]): Refusal<C> => ({
  code,
  params,
});
