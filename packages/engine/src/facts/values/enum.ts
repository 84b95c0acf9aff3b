import { normalizeText } from '@tagwright/dsl';
import { meantBy } from '../meant.js';
import { refuse, shown, type ValueReader } from './reader.js';

/** One of the declared values, held as its text. */
export const enumReader = (declared: readonly string[]): ValueReader => {
  const values = new Map(declared.map((value) => [value, value]));
  return {
    width: 1,
    read: (text, row, at) => {
      const value = values.get(text) ?? values.get(normalizeText(text.trim()));
      if (value === undefined)
        return refuse('undeclared-value', { value: shown(text), declared, nearest: meantBy(shown(text), declared) });
      row[at] = value;
      return undefined;
    },
  };
};
