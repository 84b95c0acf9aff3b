import { setImmediate } from 'node:timers/promises';
import type { Fact } from '@tagwright/engine';
import { ServerError } from '../errors/index.js';
import { textOf } from '../http/body.js';
import { type JsonRules, parseJson } from '../http/json.js';
import { type Row, tooManyRows } from './rows.js';

const LINE_FEED = 0x0a;

/** What a line costs beside its bytes, as if it were so many more: even millions of blank ones let others have their turn. */
const LINE_COST = 64;

/** So many bytes are read before others have their turn. */
const AT_ONCE = 256 * 1024;

/**
 * Reads NDJSON, a fact a line, blank lines passed over. A line that cannot be read is a row with what is wrong with it;
 * the others are as they are. Throws `too-many-facts` (413) beyond so many.
 */
export const readLines = async (bytes: Uint8Array, rules: JsonRules, most: number): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  let [start, read] = [0, 0];
  for (let line = 1; start < bytes.length; line += 1) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found;
    const told = readLine(bytes.subarray(start, end), line, rules);
    if (told !== undefined) {
      if (rows.length === most) throw tooManyRows(most);
      rows.push({ index: rows.length, line, told });
    }
    read += end - start + LINE_COST;
    if (read > AT_ONCE) {
      read = 0;
      await setImmediate();
    }
    start = end + 1;
  }
  return rows;
};

const readLine = (bytes: Uint8Array, line: number, rules: JsonRules): Row['told'] | undefined => {
  try {
    const text = textOf(bytes);
    if (text.trim() === '') return undefined;
    return { fact: parseJson(text, rules) as Fact };
  } catch (thrown) {
    if (!(thrown instanceof ServerError)) throw thrown;
    // Within the line everything stands in its first.
    const params = 'line' in thrown.params ? { ...thrown.params, line } : thrown.params;
    return { fault: new ServerError(thrown.status, thrown.code, params) };
  }
};
