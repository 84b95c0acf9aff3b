import type { BuiltCatalog } from '../../catalog/build.js';
import type { Report } from '../../diagnostics/findings.js';
import type { SourceFile } from '../../syntax/ast/index.js';
import type { Book } from '../context.js';
import type { TagModel } from '../model.js';
import { everyNode } from '../nodes.js';
import type { Node } from '../../syntax/visit.js';

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

/** Prepares what the rules look at: the trees are walked once for all of them. */
export const subjectOf = (
  book: Book,
  built: BuiltCatalog,
  files: readonly SourceFile[],
  tags: readonly TagModel[],
): Subject => {
  const byKind = new Map<string, { readonly node: Node; readonly place: Place }[]>();
  for (const file of files) {
    const report = book.findings.in(file.path);
    for (const { node, ancestors } of everyNode(file)) {
      const known = byKind.get(node.kind) ?? [];
      known.push({ node, place: { file: file.path, report, ancestors } });
      byKind.set(node.kind, known);
    }
  }
  return {
    book,
    built,
    files,
    tags,
    each: <N extends Node>(kind: N['kind'], visit: (node: N, place: Place) => void) => {
      for (const { node, place } of byKind.get(kind) ?? []) visit(node as N, place);
    },
  };
};
