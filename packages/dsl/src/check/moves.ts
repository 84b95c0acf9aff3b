import type { Diagnostic, Fix, Related } from '../diagnostics/diagnostic.js';
import type { Decl } from '../syntax/ast/index.js';
import type { Node } from '../syntax/visit.js';
import type { Span } from '../text/span.js';
import type { Tables } from './context.js';
import type { CheckedBook, TagModel, Target } from './model.js';
import { nodesOf } from './nodes.js';

/** Declarations that say what they said, at another place of their file: their trees are copies of the earlier ones. */
export class Moves {
  readonly #nodes = new Map<Node, Node>();
  readonly #decls = new Map<Decl, Decl>();
  /** The declarations as they are now. */
  readonly to = new Set<Decl>();

  /** The declarations as they were. */
  get from(): ReadonlyMap<Decl, Decl> {
    return this.#decls;
  }

  /** A declaration as it is now. */
  now(decl: Decl): Decl {
    return this.#decls.get(decl) ?? decl;
  }

  /** Pairs declarations of one file that left with those that came, where both are written alike. */
  find(went: readonly Decl[], before: string, came: readonly Decl[], after: string): void {
    const waiting = new Map<string, Decl[]>();
    for (const decl of went) {
      const text = before.slice(decl.span.start, decl.span.end);
      waiting.set(text, [...(waiting.get(text) ?? []), decl]);
    }
    for (const decl of came) {
      const text = after.slice(decl.span.start, decl.span.end);
      const old = text === '' ? undefined : waiting.get(text)?.shift();
      if (old === undefined || !areAlike(old, decl)) continue;
      this.#decls.set(old, decl);
      this.to.add(decl);
    }
  }

  /** Tables that know of the nodes as they are now, in their keys and in what those mean. */
  follow(tables: Tables, previous: CheckedBook, settled: ReadonlySet<Decl>, tags: readonly TagModel[]): Tables {
    if (this.to.size === 0) return tables;
    const tagNow = this.#tags(previous, tags);
    for (const [old, now] of this.#decls) {
      const [from, to] = [nodesOf(old), nodesOf(now)];
      from.forEach((node, at) => {
        const copy = to[at] as Node;
        // Only these are spoken of elsewhere.
        if (SPOKEN_OF.has(node.kind)) this.#nodes.set(node, copy);
        if (settled.has(now)) copyEntries(previous, tables, node, copy);
      });
    }
    for (const [node, target] of tables.targets) {
      const followed = this.#target(target, tagNow);
      if (followed !== target) tables.targets.set(node, followed);
    }
    return tables;
  }

  /** A finding in a declaration, where the declaration is now. */
  finding(finding: Diagnostic, old: Decl): Diagnostic {
    const by = this.now(old).span.start - old.span.start;
    if (by === 0) return finding;
    const move = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
    const fixes = finding.fixes.map((fix): Fix => ({
      ...fix,
      edits: fix.edits.map(({ span, text }) => ({ span: move(span), text })),
    }));
    const related = finding.related.map((place): Related => ({ ...place, span: move(place.span) }));
    return { ...finding, span: move(finding.span), fixes, related };
  }

  /** Tags made of declarations that moved are made anew. */
  #tags(previous: CheckedBook, tags: readonly TagModel[]): ReadonlyMap<TagModel, TagModel> {
    const byDecl = new Map(tags.flatMap((tag) => tag.decls.map((decl) => [decl, tag] as const)));
    return new Map(
      previous.tags.flatMap((tag) => {
        const [first] = tag.decls;
        const now = first && byDecl.get(this.now(first) as typeof first);
        return now === undefined ? [] : [[tag, now] as const];
      }),
    );
  }

  #target(target: Target, tagNow: ReadonlyMap<TagModel, TagModel>): Target {
    switch (target.kind) {
      case 'metric': {
        const metric = this.#nodes.get(target.metric);
        return metric?.kind === 'MetricDecl' ? { ...target, metric } : target;
      }
      case 'segment': {
        const segment = this.#nodes.get(target.segment);
        return segment?.kind === 'SegmentDecl' ? { ...target, segment } : target;
      }
      case 'alias': {
        const alias = this.#nodes.get(target.alias);
        return alias?.kind === 'Name' ? { ...target, alias } : target;
      }
      case 'tag':
      case 'tag-value': {
        const tag = tagNow.get(target.tag);
        return tag === undefined || tag === target.tag ? target : { ...target, tag };
      }
      default:
        return target;
    }
  }
}

const SPOKEN_OF: ReadonlySet<Node['kind']> = new Set<Node['kind']>(['MetricDecl', 'SegmentDecl', 'Name']);

/** Whether two trees have the same nodes in the same order. */
const areAlike = (from: Node, to: Node): boolean => {
  const [before, after] = [nodesOf(from), nodesOf(to)];
  return before.length === after.length && before.every(({ kind }, at) => kind === after[at]?.kind);
};

const copyEntries = (previous: CheckedBook, tables: Tables, from: Node, to: Node): void => {
  const target = previous.targets.get(from);
  if (target !== undefined) tables.targets.set(to, target);
  const type = previous.types.get(from as never);
  if (type !== undefined) tables.types.set(to as never, type);
  const event = previous.events.get(from);
  if (event !== undefined) tables.events.set(to, event);
};
