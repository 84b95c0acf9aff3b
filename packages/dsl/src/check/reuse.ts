import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Decl, SourceFile } from '../syntax/ast/index.js';
import type { Tables } from './context.js';
import type { CheckedBook, TagModel } from './model.js';
import { Moves } from './moves.js';
import { nodesOf } from './nodes.js';

/** What a check needs to know of the one before it, beside its result. */
export interface Trace {
  /** What was found in each declaration by itself; findings about several at once are looked for anew. */
  readonly own: readonly Diagnostic[];
  readonly lists: ReadonlyMap<string, string | undefined>;
  /** In which words the fixes of each file are written. */
  readonly vocabularies: ReadonlyMap<string, string>;
  /** The text of each file; empty where it is not at hand. */
  readonly texts: ReadonlyMap<string, string>;
  /** The declarations that needed no second look, each with what it was in the check before. */
  readonly kept: ReadonlyMap<Decl, Decl>;
}

const traces = new WeakMap<CheckedBook, Trace>();
export const leaveTrace = (book: CheckedBook, trace: Trace): void => void traces.set(book, trace);

/** The declarations that mean what they meant in the book that this check took over from, each with its tree there. */
export const keptIn = (book: CheckedBook): ReadonlyMap<Decl, Decl> => traces.get(book)?.kept ?? new Map();

/** The part of an earlier check that still holds. */
export interface Kept {
  /** Declarations that need no second look. */
  readonly settled: ReadonlySet<Decl>;
  /** What these were in the earlier check. */
  readonly earlier: ReadonlyMap<Decl, Decl>;
  readonly previous: CheckedBook | undefined;
  /** Side tables that know of the settled declarations alone. */
  readonly tables: Tables;
  readonly findings: readonly Diagnostic[];
}

const NOTHING = (): Kept => ({
  settled: new Set(),
  earlier: new Map(),
  previous: undefined,
  tables: { targets: new Map(), types: new Map(), events: new Map() },
  findings: [],
});

/**
 * What can be kept of an earlier check of the same book. Trees are frozen, so a declaration whose tree is the same
 * object says the same, and so does one that only moved within its file; it means the same as long as no name in it
 * belongs to something that changed, by whatever way. A change of what the rules talk about (fields, events, lists, the
 * time zone) keeps nothing.
 */
export const keepFrom = (
  previous: CheckedBook | undefined,
  files: readonly SourceFile[],
  tags: readonly TagModel[],
  now: Omit<Trace, 'own' | 'kept'>,
): Kept => {
  const trace = previous && traces.get(previous);
  if (previous === undefined || trace === undefined || !sameEntries(trace.lists, now.lists)) return NOTHING();
  const current = files.flatMap((file) => file.decls);
  const old = previous.files.flatMap((file) => file.decls);
  const left = new Set(current);
  const moves = new Moves();
  const same = new Set<Decl>();
  for (const file of files) {
    if (trace.vocabularies.get(file.path) !== now.vocabularies.get(file.path)) continue;
    for (const decl of file.decls) if (previous.fileOf.get(decl) === file.path) same.add(decl);
    const before = previous.files.find(({ path }) => path === file.path);
    const went = before?.decls.filter((decl) => !left.has(decl)) ?? [];
    const came = file.decls.filter((decl) => !same.has(decl));
    moves.find(went, trace.texts.get(file.path) ?? '', came, now.texts.get(file.path) ?? '');
  }
  const came = current.filter((decl) => !same.has(decl));
  const went = old.filter((decl) => !left.has(decl));
  if ([...came, ...went].some(({ kind }) => CATALOG.has(kind))) return NOTHING();
  for (const [old, decl] of moves.from) {
    same.add(decl);
    known.set(decl, mentioned(old));
  }
  const settled = settledAmong(
    same,
    came.filter((decl) => !same.has(decl)),
    went.filter((decl) => !moves.from.has(decl)),
    previous,
    trace,
    moves,
  );
  const gone = old.filter((decl) => !settled.has(decl));
  const moved = new Map([...moves.from].map(([before, decl]) => [decl, before]));
  return {
    settled,
    earlier: new Map([...settled].map((decl) => [decl, moved.get(decl) ?? decl])),
    previous,
    tables: moves.follow(tablesOf(previous, gone), previous, settled, tags),
    findings: owners(previous, trace.own).flatMap(({ decl, finding }) =>
      settled.has(moves.now(decl)) ? [moves.finding(finding, decl)] : [],
    ),
  };
};

const CATALOG: ReadonlySet<Decl['kind']> = new Set<Decl['kind']>([
  'TimezoneDecl',
  'CustomerDecl',
  'EventDecl',
  'ListDecl',
]);

const sameEntries = <V>(a: ReadonlyMap<string, V>, b: ReadonlyMap<string, V>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.has(key) && b.get(key) === value);

/** Follows the names of what changed to everything that speaks of them. */
const settledAmong = (
  same: ReadonlySet<Decl>,
  came: readonly Decl[],
  went: readonly Decl[],
  previous: CheckedBook,
  trace: Trace,
  moves: Moves,
): ReadonlySet<Decl> => {
  const settled = new Set(same);
  const speakers = new Map<string, Decl[]>();
  for (const decl of same) {
    for (const name of mentioned(decl)) {
      const known = speakers.get(name);
      if (known === undefined) speakers.set(name, [decl]);
      else known.push(decl);
    }
  }
  const names = [...came, ...went].flatMap(declared);
  // A name that came or went may be the nearest to one that nothing declares; a place told of may have moved.
  const renamed = differInNames(came, went);
  const doubtful = ({ params, related }: Diagnostic): boolean =>
    (renamed && 'nearest' in params) || (moves.to.size > 0 && related.length > 0);
  for (const { decl } of owners(previous, trace.own.filter(doubtful))) {
    if (settled.delete(moves.now(decl))) names.push(...declared(decl));
  }
  const followed = new Set<string>();
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    if (followed.has(name)) continue;
    followed.add(name);
    for (const decl of speakers.get(name) ?? []) if (settled.delete(decl)) names.push(...declared(decl));
  }
  return settled;
};

/** Whether things came or went, or have other names than before. */
const differInNames = (came: readonly Decl[], went: readonly Decl[]): boolean => {
  const signatures = (decls: readonly Decl[]): ReadonlySet<string> =>
    new Set(decls.map((decl) => JSON.stringify([decl.kind, ...declared(decl)])));
  const [before, after] = [signatures(went), signatures(came)];
  return before.size !== after.size || [...before].some((signature) => !after.has(signature));
};

const declared = (decl: Decl): readonly string[] => {
  switch (decl.kind) {
    case 'MetricDecl':
    case 'SegmentDecl':
    case 'TagDecl':
      return decl.names.map(({ text }) => text);
    case 'TagLine':
      return [decl.tag.text];
    default:
      return [];
  }
};

const known = new WeakMap<Decl, ReadonlySet<string>>();

/** Every name that a declaration speaks of, those that it declares included. */
const mentioned = (decl: Decl): ReadonlySet<string> => {
  const before = known.get(decl);
  if (before !== undefined) return before;
  const names = new Set<string>();
  for (const node of nodesOf(decl)) {
    if (node.kind === 'Ref') names.add(node.name);
    else if (node.kind === 'Name') names.add(node.text);
  }
  known.set(decl, names);
  return names;
};

/** The earlier tables without what they knew of some declarations. */
const tablesOf = (previous: CheckedBook, gone: readonly Decl[]): Tables => {
  const tables = {
    targets: new Map(previous.targets),
    types: new Map(previous.types),
    events: new Map(previous.events),
  };
  for (const decl of gone) {
    for (const node of nodesOf(decl)) {
      tables.targets.delete(node);
      tables.types.delete(node as never);
      tables.events.delete(node);
    }
  }
  return tables;
};

const owners = (
  previous: CheckedBook,
  findings: readonly Diagnostic[],
): readonly { readonly decl: Decl; readonly finding: Diagnostic }[] => {
  const byFile = new Map(previous.files.map((file) => [file.path, file.decls]));
  return findings.flatMap((finding) => {
    const { start, end } = finding.span;
    const decl = byFile.get(finding.file)?.find(({ span }) => span.start <= start && end <= span.end);
    return decl === undefined ? [] : [{ decl, finding }];
  });
};
