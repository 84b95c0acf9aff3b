import { parse } from 'csv-parse/browser/esm/sync';

/** A file as a table of texts. */
export interface Table {
  /** The name of the file, without its ending. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly encoding: 'utf-8' | 'gb18030';
}

/** Why a file is no table; words are with the page. */
export class UnreadableTable extends Error {
  readonly code: 'empty' | 'broken' | 'twice';
  /** The line, or the column that is there twice. */
  readonly detail: string;

  constructor(code: UnreadableTable['code'], detail = '') {
    super(`${code} ${detail}`.trim());
    this.code = code;
    this.detail = detail;
  }
}

const DELIMITERS = [',', '\t', ';', '，'] as const;

/**
 * Reads a CSV as spreadsheets save it: in UTF-8 or, as Excel does in Chinese, in GB18030; with commas, tabs or semicolons.
 * Throws {@link UnreadableTable}.
 */
export const readTable = (fileName: string, bytes: ArrayBuffer): Table => {
  const { text, encoding } = decoded(bytes);
  const lines = records(text);
  const [header, ...rows] = lines;
  if (header === undefined || header.every((name) => name.trim() === '')) throw new UnreadableTable('empty');
  const names = header.map((name) => name.trim());
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) throw new UnreadableTable('twice', twice);
  return { name: fileName.replace(/\.[^.]*$/, ''), header: names, rows, encoding };
};

const decoded = (bytes: ArrayBuffer): { readonly text: string; readonly encoding: Table['encoding'] } => {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' };
  }
};

const records = (text: string): readonly (readonly string[])[] => {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (thrown) {
    throw new UnreadableTable('broken', String((thrown as { lines?: number }).lines ?? ''));
  }
};

/** The sign that parts the first line most often. */
const delimiterOf = (text: string): string => {
  const line = text.slice(0, text.search(/[\r\n]|$/));
  const counted = DELIMITERS.map((sign) => ({ sign, count: line.split(sign).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ',';
};
