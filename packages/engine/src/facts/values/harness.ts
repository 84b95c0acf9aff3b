import type { Refusal, Stored, ValueReader } from './reader.js';

/** What a reader makes of a cell: the value (the values, where it fills several columns), or the refusal. */
export const readCell = (reader: ValueReader, text: string): Stored | readonly Stored[] | Refusal => {
  const row: Stored[] = [];
  const refusal = reader.read(text, row, 0);
  if (refusal !== undefined) return refusal;
  return reader.width === 1 ? (row[0] as Stored) : row;
};

/** The value, or the code of the refusal. */
export const outcomeOf = (reader: ValueReader, text: string): Stored | readonly Stored[] => {
  const outcome = readCell(reader, text);
  return typeof outcome === 'object' && outcome !== null && 'code' in outcome ? outcome.code : outcome;
};
