import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { normalizeText } from '@tagwright/dsl';
import type { FileFindings, Finding, FindingParams } from '../../errors/findings.js';
import { meantBy } from '../meant.js';
import type { TableSpec } from '../reading/table-spec.js';

/** A data file and the table that it is for. */
export interface DataFile {
  readonly path: string;
  /** Its name without the folder: how findings call it. */
  readonly name: string;
  readonly spec: TableSpec;
  readonly format: 'csv' | 'ndjson';
  readonly gzip: boolean;
  /** In bytes, as it lies on the disk. */
  readonly size: number;
}

export interface FoundFiles {
  /** In the order of the tables. */
  readonly files: readonly DataFile[];
  readonly findings: readonly Finding[];
}

const DATA_FILE = /^(.+?)\.(csv|tsv|ndjson|jsonl)(\.gz)?$/i;

/** The data files of a folder, one for each table by its name. Files of other kinds may lie there too. */
export const filesOfFolder = (folder: string, specs: readonly TableSpec[]): FoundFiles => {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch (thrown) {
    return { files: [], findings: [folderFault(folder, thrown)] };
  }
  const paths = names.filter((name) => DATA_FILE.test(name) && !name.startsWith('.')).map((name) => join(folder, name));
  return matchFiles(paths, specs, 'notice');
};

const folderFault = (path: string, thrown: unknown): Finding => {
  if (!(thrown instanceof Error)) throw thrown;
  const isMissing = 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR');
  return isMissing
    ? finding('folder-missing', 'error', path, { path })
    : finding('file-unreadable', 'error', path, { reason: thrown.message });
};

/**
 * Files that were named one by one. There, one that belongs to no table is an error (`stray`): somebody meant it to be
 * imported.
 */
export const matchFiles = (
  paths: readonly string[],
  specs: readonly TableSpec[],
  stray: 'notice' | 'error',
): FoundFiles => {
  const findings: Finding[] = [];
  const files: DataFile[] = [];
  for (const path of paths) {
    const outcome = matchFile(path, specs, stray);
    if ('code' in outcome) findings.push(outcome);
    else files.push(outcome);
  }
  const tables = specs.map((spec) => files.filter((file) => file.spec === spec));
  for (const [first, ...others] of tables) {
    if (first === undefined) continue;
    for (const { name, spec } of others)
      findings.push(finding('table-in-two-files', 'error', name, { table: spec.table, other: first.name }));
  }
  return { files: tables.flatMap((found) => found.slice(0, 1)), findings };
};

const matchFile = (path: string, specs: readonly TableSpec[], stray: 'notice' | 'error'): DataFile | Finding => {
  const name = normalizeText(basename(path));
  const [, table, format, gz] = DATA_FILE.exec(name) ?? [];
  if (table === undefined) return finding('file-kind-unknown', stray, name, {});
  const spec = specs.find((candidate) => normalizeText(candidate.table) === table);
  if (spec === undefined) {
    const tables = specs.map((candidate) => candidate.table);
    return finding('file-not-of-catalog', stray, name, { table, nearest: meantBy(table, tables) });
  }
  try {
    return {
      path,
      name,
      spec,
      format: format !== undefined && /^[ct]sv$/i.test(format) ? 'csv' : 'ndjson',
      gzip: gz !== undefined,
      size: statSync(path).size,
    };
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    return finding('file-unreadable', 'error', name, { reason: thrown.message });
  }
};

/** A finding about a file as a whole. */
export const finding = <C extends keyof FileFindings>(
  code: C,
  level: Finding['level'],
  file: string,
  params: FindingParams[C],
): Finding<C> => ({ code, level, file, line: undefined, column: undefined, params });
