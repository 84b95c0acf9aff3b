import type { BuiltCatalog } from '../../catalog/build.js';
import type { Report } from '../../diagnostics/findings.js';
import type { Decl, SourceFile } from '../../syntax/ast/index.js';
import type { Book } from '../context.js';
import type { TagModel } from '../model.js';
import { children, type Node } from '../../syntax/visit.js';

/** Where a node stands. */
export interface Place {
  readonly file: string;
  readonly report: Report;
  /** The nodes around it, the innermost first. */
  readonly ancestors: readonly Node[];
}

/** What a rule looks at: the trees, with what names mean and what types values have. */
export interface Subject {
  readonly book: Book;
  readonly built: BuiltCatalog;
  readonly files: readonly SourceFile[];
  readonly tags: readonly TagModel[];
  /** Every node of one kind, with its place, in the order of the text. */
  each<N extends Node>(kind: N['kind'], visit: (node: N, place: Place) => void): void;
}

/** One thing that can be wrong with a book, or better. Rules do not know of each other. */
export type Rule = (subject: Subject) => void;

/**
 * Prepares what the rules look at: the trees are walked once for all of them, and not at all as long as declarations
 * alone are asked for.
 *
 * @param settled declarations that are passed over by {@link Subject.each}.
 */
export const subjectOf = (
  book: Book,
  built: BuiltCatalog,
  files: readonly SourceFile[],
  tags: readonly TagModel[],
  settled: ReadonlySet<Decl> = new Set(),
): Subject => {
  const decls = files.flatMap((file) => {
    const report = book.findings.in(file.path);
    const ancestors = [file];
    return file.decls
      .filter((decl) => !settled.has(decl))
      .map((node) => ({ node, place: { file: file.path, report, ancestors } }));
  });
  const tops = byKindOf(decls);
  let nodes: ReadonlyMap<string, readonly Met[]> | undefined;
  const all = (): ReadonlyMap<string, readonly Met[]> => {
    nodes ??= byKindOf(everythingIn(decls));
    return nodes;
  };
  return {
    book,
    built,
    files,
    tags,
    each: <N extends Node>(kind: N['kind'], visit: (node: N, place: Place) => void) => {
      const met = (DECLARATIONS.has(kind) ? tops : all()).get(kind) ?? [];
      for (const { node, place } of met) visit(node as N, place);
    },
  };
};

interface Met {
  readonly node: Node;
  readonly place: Place;
}

/** Right below a node. Few places are asked what lies around them, so that it is put together, once, when one is. */
class Inside implements Place {
  readonly file: string;
  readonly report: Report;
  readonly #node: Node;
  readonly #around: Place;
  #ancestors: readonly Node[] | undefined;

  constructor(node: Node, around: Place) {
    this.file = around.file;
    this.report = around.report;
    this.#node = node;
    this.#around = around;
  }

  get ancestors(): readonly Node[] {
    this.#ancestors ??= [this.#node, ...this.#around.ancestors];
    return this.#ancestors;
  }
}

/** Nodes and everything below them, parents before children, in the order of the text; siblings share their place. */
const everythingIn = (tops: readonly Met[]): readonly Met[] => {
  const met: Met[] = [];
  const visit = (node: Node, place: Place): void => {
    met.push({ node, place });
    const below = children(node);
    if (below.length === 0) return;
    const inside = new Inside(node, place);
    for (const child of below) visit(child, inside);
  };
  for (const { node, place } of tops) visit(node, place);
  return met;
};

const byKindOf = (met: readonly Met[]): ReadonlyMap<string, readonly Met[]> => {
  const byKind = new Map<string, Met[]>();
  for (const each of met) {
    const known = byKind.get(each.node.kind);
    if (known === undefined) byKind.set(each.node.kind, [each]);
    else known.push(each);
  }
  return byKind;
};

/** What stands at the top of a file and nowhere below. */
const DECLARATIONS: ReadonlySet<Node['kind']> = new Set<Decl['kind']>([
  'TimezoneDecl',
  'CustomerDecl',
  'EventDecl',
  'ListDecl',
  'MetricDecl',
  'TagDecl',
  'TagLine',
  'SegmentDecl',
  'TestDecl',
  'BrokenDecl',
]);
