import type { MetricDecl, SegmentDecl } from '../../syntax/ast/index.js';
import type { Book } from '../context.js';
import { shownName, type TagModel } from '../model.js';
import { namesIn } from '../nodes.js';
import type { Node } from '../../syntax/visit.js';
import type { Span } from '../../text/span.js';
import { declaredAt } from '../tag-models.js';
import type { Rule, Subject } from './rule.js';

/** A thing that may need others, with where it is declared. */
interface Needy {
  readonly identity: object;
  readonly name: string;
  readonly file: string;
  readonly at: { readonly span: Span };
  readonly parts: readonly Node[];
}

/** Tags, segments and metrics must not need themselves, by whatever way; each cycle is reported once. */
export const cycles: Rule = (subject) => {
  const things = needyThings(subject);
  const byIdentity = new Map(things.map((thing) => [thing.identity, thing]));
  const needs = new Map(
    things.map((thing) => [thing, needed(thing, subject.book).flatMap((identity) => byIdentity.get(identity) ?? [])]),
  );
  const reported = new Set<Needy>();
  for (const thing of things) {
    if (reported.has(thing)) continue;
    const path = shortestWayBack(thing, needs);
    if (path === undefined) continue;
    for (const member of path) reported.add(member);
    const related = path.slice(1).map(({ file, at }) => ({ file, span: at.span }));
    const names = [...path, thing].map(({ name }) => name);
    subject.book.findings.in(thing.file)('cycle', thing.at, { path: names }, { related });
  }
};

const needyThings = ({ book, tags, files }: Subject): readonly Needy[] => {
  const fileOf = (decl: Node): string => book.fileOf.get(decl) ?? '';
  const named = (decl: MetricDecl | SegmentDecl, part: Node): Needy => ({
    identity: decl,
    name: shownName(decl.names),
    file: fileOf(decl),
    at: decl.names[0] ?? decl,
    parts: [part],
  });
  const decls = files.flatMap((file) => file.decls);
  return [
    ...decls.flatMap((decl) => (decl.kind === 'MetricDecl' ? [named(decl, decl.value)] : [])),
    ...tags.map((tag) => ofTag(tag)),
    ...decls.flatMap((decl) => (decl.kind === 'SegmentDecl' ? [named(decl, decl.condition)] : [])),
  ];
};

const ofTag = (tag: TagModel): Needy => {
  return {
    identity: tag,
    name: shownName(tag.names),
    file: tag.file,
    at: declaredAt(tag) ?? { span: { start: 0, end: 0 } },
    parts: tag.cases.map(({ trigger }) => trigger),
  };
};

const needed = ({ parts }: Needy, book: Book): readonly object[] => {
  const identities: object[] = [];
  for (const part of parts) {
    for (const node of namesIn(part)) {
      const target = book.tables.targets.get(node);
      if (target?.kind === 'metric') identities.push(target.metric);
      else if (target?.kind === 'segment') identities.push(target.segment);
      else if (target?.kind === 'tag') identities.push(target.tag);
    }
  }
  return identities;
};

/** The shortest chain of needs from a thing back to itself, the thing first. */
const shortestWayBack = (start: Needy, needs: ReadonlyMap<Needy, readonly Needy[]>): readonly Needy[] | undefined => {
  if (needs.get(start)?.length === 0) return undefined;
  const reached = new Set<Needy>();
  let paths: readonly (readonly Needy[])[] = [[start]];
  while (paths.length > 0) {
    const longer: (readonly Needy[])[] = [];
    for (const path of paths) {
      const last = path.at(-1);
      for (const next of (last && needs.get(last)) ?? []) {
        if (next === start) return path;
        if (!reached.has(next)) longer.push([...path, next]);
        reached.add(next);
      }
    }
    paths = longer;
  }
  return undefined;
};
