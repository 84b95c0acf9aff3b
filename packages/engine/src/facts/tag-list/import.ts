import { basename } from 'node:path';
import type { Catalog, PlanTag } from '@tagwright/dsl';
import type { Finding } from '../../errors/findings.js';
import type { Session, Store } from '../../store/store.js';
import { FileFault } from '../files/fault.js';
import type { Fact, OutcomeKind } from '../ingest/fact.js';
import { ingest } from '../ingest/ingest.js';
import { openRejects } from '../rejects.js';
import type { ImportOptions, ImportReport } from '../report.js';
import { readTagList, type TagList, type TagListRow } from './read.js';

export interface TagListOptions extends Pick<
  ImportOptions,
  'encoding' | 'createCustomers' | 'rejects' | 'skipBadRows' | 'locale' | 'showBadRows'
> {
  /** From when on values hold that do not say so themselves, ms UTC. */
  readonly now: number;
  /** The book's tags. */
  readonly tags: readonly PlanTag[];
}

const AT_ONCE = 1000;
const SHOWN = 20;

/** A row that stays out, with the reason. */
interface BadRow {
  readonly finding: Finding;
  readonly raw: string;
}

/** Taken back, since one row cannot stand. */
class NothingWritten extends Error {}

/**
 * Loads a tag list as values that are set by hand: all of it, or nothing where a row is bad and bad rows are neither
 * kept aside nor passed over. Throws `EngineError` where the database itself is at fault.
 */
export const importTagList = async (
  store: Store,
  catalog: Catalog,
  path: string,
  options: TagListOptions,
): Promise<ImportReport> => {
  const started = performance.now();
  const list = await readTagList(path, options.encoding);
  const findings = [...list.findings];
  const counts: Record<OutcomeKind, number> = { added: 0, duplicate: 0, corrected: 0, deleted: 0, refused: 0 };
  const bad: BadRow[] = [...list.broken];
  let written = !findings.some(({ level }) => level === 'error');
  const rejects = written && options.rejects !== undefined ? open(options.rejects, options, findings) : undefined;
  written &&= options.rejects === undefined || rejects !== undefined;
  if (written) {
    try {
      await store.write(async (session) => {
        // A server that was interrupted by others has all of it done again.
        for (const kind of Object.keys(counts) as OutcomeKind[]) counts[kind] = 0;
        bad.length = list.broken.length;
        await take(session, catalog, list, path, options, counts, bad);
        if (bad.length > 0 && rejects === undefined && options.skipBadRows !== true) throw new NothingWritten();
      });
      for (const row of bad) rejects?.add(row);
      rejects?.keep();
    } catch (fault) {
      if (!(fault instanceof NothingWritten)) throw fault;
      written = false;
    } finally {
      rejects?.discard();
    }
  }
  const seconds = (performance.now() - started) / 1000;
  const rowsRead = list.rows.length + list.broken.length;
  const table = {
    table: 'tags',
    file: basename(path),
    rowsRead,
    inserted: written ? counts.added + counts.corrected : 0,
    repeated: counts.duplicate,
    rejected: bad.length,
    seconds,
  };
  return {
    written,
    tables: rowsRead === 0 && !written ? [] : [table],
    findings,
    badRows: { total: bad.length, first: bad.slice(0, options.showBadRows ?? SHOWN).map(({ finding }) => finding) },
    createdCustomers: 0,
    seconds,
    rowsPerSecond: rowsRead / seconds,
  };
};

const open = (path: string, { locale = 'en' }: TagListOptions, findings: Finding[]) => {
  try {
    return openRejects(path, locale);
  } catch (fault) {
    if (!(fault instanceof FileFault)) throw fault;
    findings.push(fault.findingIn(path));
    return undefined;
  }
};

const take = async (
  session: Session,
  catalog: Catalog,
  { rows }: TagList,
  path: string,
  { now, tags, createCustomers = false }: TagListOptions,
  counts: Record<OutcomeKind, number>,
  bad: BadRow[],
): Promise<void> => {
  const file = basename(path);
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const part = rows.slice(start, start + AT_ONCE);
    const report = await ingest(session, catalog, part.map(factOf), { now, tags, createCustomers });
    for (const kind of Object.keys(counts) as OutcomeKind[]) counts[kind] += report.counts[kind];
    report.outcomes.forEach((each, index) => {
      const row = part[index];
      if (each.outcome === 'refused' && row !== undefined)
        bad.push({ finding: { ...each.finding, file, line: row.line }, raw: row.raw });
    });
  }
};

const factOf = ({ customer, tag, value, from, until }: TagListRow): Fact => ({
  kind: 'hand-set',
  customer,
  tag,
  value,
  ...(from === '' ? {} : { from }),
  ...(until === '' ? {} : { until }),
});
