import { refuse, shown, type ValueReader } from './reader.js';

const WORDS: ReadonlyMap<string, 0 | 1> = new Map([
  ['true', 1],
  ['1', 1],
  ['是', 1],
  ['false', 0],
  ['0', 0],
  ['否', 0],
]);

/** Yes or no, held as 1 or 0. Spreadsheets write `TRUE`. */
export const boolReader: ValueReader = {
  width: 1,
  read: (text, row, at) => {
    const value = WORDS.get(text) ?? WORDS.get(text.trim().toLowerCase());
    if (value === undefined) return refuse('not-a-bool', { value: shown(text) });
    row[at] = value;
    return undefined;
  },
};
