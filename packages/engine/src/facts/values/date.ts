import { parseDate } from '@tagwright/dsl';
import { refuse, shown, type ValueReader } from './reader.js';

/** `YYYY-MM-DD`, held as days since 1970-01-01. */
export const dateReader: ValueReader = {
  width: 1,
  read: (text, row, at) => {
    const date = text.trim();
    const day = parseDate(date);
    if (day === undefined) {
      const isForm = /^\d{4}-\d{2}-\d{2}$/.test(date);
      return refuse(isForm ? 'no-such-date' : 'not-a-date', { value: shown(text) });
    }
    row[at] = day;
    return undefined;
  },
};
