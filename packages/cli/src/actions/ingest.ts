import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { ingest } from '@tagwright/engine';
import type { Fact, FactFinding, IngestReport, OutcomeKind, Store } from '@tagwright/engine';
import { soundBook } from '../book/compile.js';
import type { SoundBook } from '../book/compile.js';
import { requireFile } from '../book/text-file.js';
import type { Context, Run } from '../context.js';
import { EXIT } from '../exit.js';
import { withKeptFacts } from '../facts/open.js';
import { findingLine } from '../report/findings.js';
import { count } from '../report/numbers.js';
import type { Words } from '../words/index.js';

interface IngestOptions {
  readonly book: string;
  readonly db: string;
  readonly createCustomers?: boolean;
  readonly format: 'pretty' | 'json';
}

/** Each fact is answered by itself; findings where one was refused. */
export const ingestCommand: Run<[file: string | undefined, options: IngestOptions]> = async (
  context,
  file,
  options,
) => {
  const book = await soundBook(context, [options.book]);
  if (book === undefined) return EXIT.findings;
  const report = await withKeptFacts(context, options.db, (store) => take(context, store, book, file, options));
  const { out, err, words, quiet } = context;
  if (options.format === 'json') {
    await out.write(
      `${JSON.stringify({ formatVersion: 1, counts: report.counts, refused: report.refused }, null, 2)}\n`,
    );
  } else {
    await err.lines(report.refused.map((finding) => findingLine(context, err, finding)));
    if (report.counts.refused > report.refused.length)
      await err.lines([err.colors.faint(words.ingest.moreRefused(report.counts.refused - report.refused.length))]);
    if (!quiet) await out.lines([summary(context, report.counts)]);
  }
  return report.counts.refused === 0 ? EXIT.fine : EXIT.findings;
};

const summary = ({ words, out }: Context, counts: Readonly<Record<OutcomeKind, number>>): string => {
  const kinds = Object.entries(counts) as [OutcomeKind, number][];
  const told = kinds.filter(([, n]) => n > 0).map(([kind, n]) => words.ingest.outcome[kind](count(n)));
  const mark = counts.refused === 0 ? out.colors.good('✓') : out.colors.bad('✗');
  return `${mark} ${told.length === 0 ? words.ingest.nothing : told.join(words.why.comma)}`;
};

interface Taken {
  readonly counts: Record<OutcomeKind, number>;
  /** The first of them. */
  readonly refused: FactFinding[];
}

/** So many facts share a transaction, and so many refusals are told. */
const AT_ONCE = 1000;
const TOLD = 20;

async function take(
  { io, words }: Context,
  store: Store,
  { plan }: SoundBook,
  file: string | undefined,
  { createCustomers = false }: IngestOptions,
): Promise<Taken> {
  const taken: Taken = { counts: { added: 0, duplicate: 0, corrected: 0, deleted: 0, refused: 0 }, refused: [] };
  const settings = { now: io.clock(), createCustomers };
  let [facts, lines]: [Fact[], number[]] = [[], []];
  const flush = async (): Promise<void> => {
    const { outcomes, counts } = await takeIn(store, plan, facts, settings);
    for (const kind of Object.keys(counts) as OutcomeKind[]) taken.counts[kind] += counts[kind];
    outcomes.forEach((each, index) => {
      if (each.outcome === 'refused' && taken.refused.length < TOLD)
        taken.refused.push({ ...each.finding, file: file ?? '-', line: lines[index] ?? 0 });
    });
    [facts, lines] = [[], []];
  };
  const input =
    file === undefined || file === '-' ? Readable.from(io.stdin) : streamOf(words, resolve(io.cwd, file), file);
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    const fact = factOf(text);
    if ('reason' in fact) {
      taken.counts.refused += 1;
      if (taken.refused.length < TOLD)
        taken.refused.push({
          code: 'json-broken',
          level: 'error',
          file: file ?? '-',
          line,
          column: undefined,
          params: { reason: fact.reason },
        });
      continue;
    }
    facts.push(fact.fact);
    lines.push(line);
    if (facts.length === AT_ONCE) await flush();
  }
  if (facts.length > 0) await flush();
  return taken;
}

/** A file, or a pipe that has a name. */
const streamOf = (words: Words, path: string, shown: string): Readable => {
  requireFile(path, shown, words.book, words.ingest.noFileAdvice);
  return createReadStream(path);
};

/** What a server keeps of its own goes with whom an erasure takes out; nothing else needs to know of servers. */
const takeIn = async (
  store: Store,
  plan: SoundBook['plan'],
  facts: readonly Fact[],
  { now, createCustomers }: { readonly now: number; readonly createCustomers: boolean },
): Promise<IngestReport> => {
  const erases = facts.some((fact: Fact | null) => fact?.kind === 'erase');
  if (!erases) return ingest(store, plan.catalog, facts, { now, tags: plan.tags, createCustomers });
  const { ingestBesideServer } = await import('@tagwright/server');
  return ingestBesideServer(store, plan, facts, { now, createCustomers });
};

/** Where it is JSON, what is wrong with it as a fact is for the engine to say. */
const factOf = (text: string): { readonly fact: Fact } | { readonly reason: string } => {
  try {
    return { fact: JSON.parse(text) as Fact };
  } catch (fault) {
    return { reason: fault instanceof Error ? fault.message : String(fault) };
  }
};
