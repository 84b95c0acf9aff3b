import { compile, formatDate, fromScaled, kilometres, type Plan, type ValueType } from '@tagwright/dsl';
import {
  evaluate,
  importFolder,
  IN_MEMORY,
  metricRows,
  openStore,
  segmentMembers,
  shownThresholds,
  tagMembers,
  type SqliteStore,
} from '@tagwright/engine';
import type { Answer, Book, Facts, Json } from '../oracle/index.js';
import { withFolder } from './folder.js';
import { storeFacts } from './store-facts.js';

/** A rule book as the texts of its files, with the lists that it names, both by path. */
export interface BookText {
  readonly files: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, string>>;
}

/** Compiles a book that should have no errors. */
export function planOf({ files, lists }: BookText): Plan {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  const { plan, diagnostics } = compile({ files: sources, readList: (path) => lists[path] });
  if (plan) return plan;
  const errors = diagnostics.filter(({ level }) => level === 'error');
  const shown = errors.map(
    ({ code, params, file, span }) =>
      `${code} ${JSON.stringify(params)} at \`${files[file]?.slice(span.start, span.end)}\` of ${file}`,
  );
  throw new BookRefused(shown.join('; '));
}

/** The checker found errors in a book. */
export class BookRefused extends Error {}

/** Lays the facts straight into the tables, and asks at every instant. */
export function answersOverStored(plan: Plan, book: Book, facts: Facts, nows: readonly number[]): readonly Answer[] {
  const store = openStore(IN_MEMORY);
  try {
    storeFacts(store, plan, book, facts);
    return nows.map((now) => answer(store, plan, now));
  } finally {
    store.close();
  }
}

/** Imports the files of a data folder, and asks at every instant. */
export function answersOverFiles(
  plan: Plan,
  files: Readonly<Record<string, string>>,
  nows: readonly number[],
): Promise<readonly Answer[]> {
  return withFolder(files, async (folder) => {
    const store = openStore(IN_MEMORY);
    try {
      const report = await importFolder(store, plan.catalog, folder);
      if (!report.written) throw new Error(`not imported: ${JSON.stringify(report)}`);
      return nows.map((now) => answer(store, plan, now));
    } finally {
      store.close();
    }
  });
}

function answer(store: SqliteStore, plan: Plan, now: number): Answer {
  const { population } = evaluate(store, plan, now);
  const tags = plan.tags.map((tag) => {
    const members = tag.values.map((value) => [value, [...tagMembers(store, tag, value)]] as const);
    return [shown(tag), Object.fromEntries(members)] as const;
  });
  const metrics = plan.metrics.map((metric) => {
    const rows = [...metricRows(store, plan, metric)];
    const values = rows.map(({ customer, value }) => [customer, json(metric.value.type, value)] as const);
    return [shown(metric), Object.fromEntries(values)] as const;
  });
  return {
    population,
    thresholds: Object.fromEntries(
      shownThresholds(store, plan)
        .filter(({ group }) => group === undefined)
        .map(({ label, type, value }) => [label, json(type, value)]),
    ),
    tags: Object.fromEntries(tags),
    segments: Object.fromEntries(plan.segments.map((segment) => [shown(segment), [...segmentMembers(store, segment)]])),
    metrics: Object.fromEntries(metrics),
  };
}

function shown({ names }: { readonly names: readonly string[] }): string {
  return names[0] ?? '';
}

/** A stored value as the JSON that programs read. */
function json(type: ValueType, stored: string | number | bigint): Json {
  switch (type.kind) {
    case 'number':
    case 'money':
    case 'duration':
      return type.form === 'real' ? JSON.stringify(Number(stored)) : fromScaled(BigInt(stored), type.form.exact);
    case 'bool':
      return String(Number(stored) === 1);
    case 'date':
      return JSON.stringify(formatDate(Number(stored)));
    case 'time':
      return JSON.stringify(new Date(Number(stored)).toISOString());
    case 'distance':
      return JSON.stringify(kilometres(Number(stored)));
    case 'set':
      return String(stored);
    case 'text':
    case 'enum':
    case 'point':
      return JSON.stringify(stored);
  }
}
