import { normalizeText } from '@tagwright/dsl';
import type { FileFindings, Finding } from '../../errors/findings.js';
import type { TableSpec } from '../reading/table-spec.js';
import { meantBy } from '../meant.js';
import { FileFault } from './fault.js';

/** Where in a record each column of the table stands: indices of cells in the order of `spec.columns`, -1 for none. */
export interface Header {
  readonly cells: number;
  readonly places: readonly number[];
  readonly findings: readonly Finding[];
}

/** Matches the first record of a file with the columns of its table. */
export const readHeader = (record: readonly string[], spec: TableSpec, file: string, line: number): Header => {
  const names = record.map((cell) => normalizeText(cell.trim()));
  if (names.some((name) => name.includes('\r'))) throw new FileFault('line-ends-cr', {}, line);
  const places = spec.columns.map((column) => names.indexOf(normalizeText(column.name)));
  return { cells: names.length, places, findings: findingsOn(names, spec, file, line) };
};

/** What there is to say about columns that the file has and the catalog lacks, or the other way round. */
const findingsOn = (names: readonly string[], spec: TableSpec, file: string, line: number): readonly Finding[] => {
  const { table } = spec;
  const declared = spec.columns.map((column) => normalizeText(column.name));
  const undeclared = names.filter((name) => !declared.includes(name));
  const say = <C extends keyof FileFindings>(
    code: C,
    level: Finding['level'],
    column: string,
    params: FileFindings[C],
  ): Finding => ({ code, level, file, line, column, params }) as Finding;
  const twice = declared.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  const absent = spec.columns.filter((column) => !names.includes(normalizeText(column.name)));
  const unused = declared.filter((name) => !names.includes(name));
  return [
    ...twice.map((column) => say('column-twice', 'error', column, { column })),
    ...absent.map(({ name: column, key }) =>
      key === undefined
        ? say('field-column-missing', 'warning', column, { table, column, nearest: meantBy(column, undeclared) })
        : say('key-column-missing', 'error', column, {
            table,
            column,
            found: names,
            nearest: meantBy(column, undeclared),
          }),
    ),
    ...[...new Set(undeclared)].map((column) =>
      say('column-undeclared', 'notice', column, { table, column, nearest: meantBy(column, unused) }),
    ),
  ];
};
