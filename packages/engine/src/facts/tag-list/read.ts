import { basename } from 'node:path';
import type { Finding } from '../../errors/findings.js';
import { CsvReader } from '../files/csv.js';
import { delimiterOf } from '../files/delimiter.js';
import { FileFault } from '../files/fault.js';
import { readHeader } from '../files/header.js';
import { textPieces } from '../files/text-pieces.js';
import type { ColumnSpec, TableSpec } from '../reading/table-spec.js';
import type { Encoding } from '../report.js';

/** A line of a tag list: a customer has a value of a tag. */
export interface TagListRow {
  readonly customer: string;
  readonly tag: string;
  readonly value: string;
  /** As they are written; empty where the list does not say. */
  readonly from: string;
  readonly until: string;
  /** In the file, from 1. */
  readonly line: number;
  /** As its file has it. */
  readonly raw: string;
}

export interface TagList {
  readonly rows: readonly TagListRow[];
  /** About the file and its columns; with an error among them there are no rows. */
  readonly findings: readonly Finding[];
  /** Rows with more or fewer cells than the header. */
  readonly broken: readonly { readonly finding: Finding; readonly raw: string }[];
}

const COLUMNS = ['customer', 'tag', 'value', 'from', 'until'] as const;
const CHINESE: readonly string[] = ['客户', '标签', '值', '开始', '截止'];
/** Without these a row says nothing. */
const KEYS = 3;

/**
 * Reads a CSV file with the columns `customer`, `tag` and `value`, perhaps `from` and `until` (or 客户, 标签, 值, 开始,
 * 截止). Cells are parted by commas, semicolons or tabs, whichever finds most of them.
 */
export const readTagList = async (path: string, encoding: Encoding = 'utf-8'): Promise<TagList> => {
  const file = basename(path);
  const rows: TagListRow[] = [];
  const broken: { finding: Finding; raw: string }[] = [];
  const findings: Finding[] = [];
  let csv: CsvReader | undefined;
  let header: { readonly cells: number; readonly places: readonly number[] } | undefined;
  let text = '';
  const visit = (cells: readonly string[], line: number, start: number, end: number): void => {
    if (header === undefined) {
      const read = readHeader(cells, specOf(cells.join(',')), file, line);
      findings.push(...read.findings.filter(({ code }) => code !== 'field-column-missing'));
      header = read;
      return;
    }
    const raw = text.slice(start, end);
    if (cells.length !== header.cells) {
      const params = { cells: cells.length, columns: header.cells };
      broken.push({ finding: { code: 'cell-count', level: 'error', file, line, column: undefined, params }, raw });
      return;
    }
    const [customer = '', tag = '', value = '', from = '', until = ''] = header.places.map((place) =>
      place < 0 ? '' : (cells[place] ?? '').trim(),
    );
    rows.push({ customer, tag, value, from, until, line, raw });
  };
  try {
    for await (const piece of textPieces({ path, gzip: path.endsWith('.gz'), encoding })) {
      text += piece.text;
      csv ??= new CsvReader(delimiterOf(text, specOf(text)), visit);
      text = text.slice(csv.read(text, piece.last));
    }
    if (header === undefined) throw new FileFault('file-empty', {});
  } catch (thrown) {
    if (!(thrown instanceof FileFault)) throw thrown;
    findings.push(thrown.findingIn(file));
  }
  const isReadable = !findings.some(({ level }) => level === 'error');
  return { rows: isReadable ? rows : [], findings, broken: isReadable ? broken : [] };
};

const specOf = (start: string): TableSpec => {
  const firstLine = start.slice(0, start.search(/\n|$/));
  const names: readonly string[] = firstLine.includes('客户') ? CHINESE : COLUMNS;
  const columns = names.map((name, index): ColumnSpec => ({
    name,
    type: { kind: 'text' },
    key: index < KEYS ? 'id' : undefined,
  }));
  return { table: 'tags', kind: 'event', columns };
};
