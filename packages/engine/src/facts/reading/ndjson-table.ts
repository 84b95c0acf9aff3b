import type { Finding } from '../../errors/findings.js';
import type { TextPiece } from '../files/text-pieces.js';
import { parseJsonExactly, readJsonValue } from '../values/json.js';
import type { Refusal } from '../values/reader.js';
import { meantBy } from '../meant.js';
import { BatchBuilder, type ColumnReader } from './batch.js';
import type { TableJob } from './job.js';
import type { PieceReader } from './piece-reader.js';

/** Reads the rows of a file with one JSON object a line; empty lines are passed over. */
export const ndjsonTable = (job: TableJob, readers: readonly ColumnReader[]): PieceReader => {
  const builder = new BatchBuilder(job.file, job.keepRaw, readers);
  const keys = new KeysSeen(job, readers);
  let line = 0;

  const readRow = (text: string): void => {
    const parsed = parsedObject(text);
    if ('code' in parsed) return builder.refuse(line, undefined, parsed, text);
    const { record } = parsed;
    for (const finding of keys.see(record, line)) builder.say(finding);
    for (const reader of readers) {
      const { name } = reader.column;
      const value = Object.hasOwn(record, name) ? record[name] : null;
      const refusal =
        value === null || value === ''
          ? builder.leaveOut(reader)
          : readJsonValue(reader.reader, value, builder.row, reader.at);
      if (refusal !== undefined) return builder.refuse(line, name, refusal, text);
    }
    return builder.keep(line, job.keepRaw ? text : undefined);
  };
  return {
    read: (piece: TextPiece) => {
      let start = 0;
      while (start < piece.text.length) {
        const newline = piece.text.indexOf('\n', start);
        const end = newline < 0 ? piece.text.length : newline;
        line += 1;
        const text = piece.text.slice(start, end).trim();
        if (text !== '') readRow(text);
        start = end + 1;
      }
      if (piece.last) for (const finding of keys.neverSeen()) builder.say(finding);
      return builder.take(piece.bytes);
    },
    header: () => [],
    linesRead: () => line,
    rest: () => 0,
    restLine: () => line,
  };
};

const parsedObject = (
  text: string,
): { readonly record: Record<string, unknown> } | Refusal<'json-broken' | 'json-not-object'> => {
  try {
    const value = parseJsonExactly(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { record: value as Record<string, unknown> }
      : { code: 'json-not-object', params: {} };
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return { code: 'json-broken', params: { reason: thrown.message } };
  }
};

/** Beyond so many undeclared keys they are data, not names. */
const MOST_NOTICES = 50;

/** JSON has no header: which columns a file has shows as its keys come by. */
class KeysSeen {
  readonly #seen = new Set<string>();
  readonly #declared: readonly string[];
  #rows = 0;
  #undeclared = 0;

  constructor(
    readonly job: TableJob,
    readonly readers: readonly ColumnReader[],
  ) {
    this.#declared = readers.map(({ column }) => column.name);
  }

  /** What there is to say about keys that no row before had. */
  see(record: Record<string, unknown>, line: number): readonly Finding[] {
    this.#rows += 1;
    const fresh = Object.keys(record).filter((key) => !this.#seen.has(key));
    for (const key of fresh) this.#seen.add(key);
    const { file, spec } = this.job;
    const undeclared = fresh.filter((key) => !this.#declared.includes(key));
    this.#undeclared += undeclared.length;
    return undeclared.slice(0, Math.max(0, MOST_NOTICES - this.#undeclared + undeclared.length)).map((column) => {
      const params = { table: spec.table, column, nearest: meantBy(column, this.#declared) };
      return { code: 'column-undeclared', level: 'notice', file, line, column, params };
    });
  }

  neverSeen(): readonly Finding[] {
    const { file, spec } = this.job;
    if (this.#rows === 0) return [];
    const unused = [...this.#seen].filter((key) => !this.#declared.includes(key));
    return this.readers
      .filter(({ column }) => column.key === undefined && !this.#seen.has(column.name))
      .map(({ column: { name: column } }) => {
        const params = { table: spec.table, column, nearest: meantBy(column, unused) };
        return { code: 'field-column-missing', level: 'warning', file, line: undefined, column, params };
      });
  }
}
