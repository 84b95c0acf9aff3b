import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { postgres } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Cell } from '../store.js';

/** So much text is handed over at a time. */
const PIECE = 256 * 1024;

/** `COPY … FROM STDIN` in its text form: two to three times as fast as `insert … select … from unnest`, when measured. */
export const copyIn = async (
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  values: readonly (readonly Cell[])[],
): Promise<void> => {
  const names = sql.join(columns.map((name) => sql.id(name)));
  const stream = client.query(copyFrom(postgres.compile(sql`copy ${sql.id(table)} (${names}) from stdin`).sql));
  const done = finished(stream);
  for (const piece of copyText(values)) if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), done]);
  stream.end();
  await done;
};

/** A line for each row, its cells parted by tabs. */
export const copyText = function* (values: readonly (readonly Cell[])[]): Generator<string> {
  const [first = []] = values;
  let text = '';
  for (let row = 0; row < first.length; row += 1) {
    for (let column = 0; column < values.length; column += 1) {
      const cell = (values[column] as readonly Cell[])[row] as Cell;
      if (column > 0) text += '\t';
      text += cell === null ? '\\N' : typeof cell === 'string' ? escaped(cell) : String(cell);
    }
    text += '\n';
    if (text.length >= PIECE) {
      yield text;
      text = '';
    }
  }
  if (text !== '') yield text;
};

const SPECIAL = /[\\\n\r\t]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/[\\\n\r\t]/g, (special) => ESCAPES[special] ?? special) : text;
