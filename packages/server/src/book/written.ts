import type { Ast, Compilation, Span } from '@tagwright/dsl';

/** A declaration by what it declares: a tag's lines are several of one name. */
export interface WrittenRule {
  readonly kind: 'metric' | 'tag' | 'segment';
  readonly name: string;
  readonly file: string;
  readonly span: Span;
  readonly text: string;
}

/** The metrics, tags and segments of a book as they stand in its files, under each of their names. */
export const writtenRules = ({ parsed }: Pick<Compilation, 'parsed'>): readonly WrittenRule[] =>
  parsed.flatMap(({ path, text, file }) =>
    file.decls.flatMap((decl) => {
      const kind = KINDS[decl.kind];
      if (kind === undefined) return [];
      const { span } = decl;
      const own = text.slice(span.start, span.end).replaceAll(/\s+/gu, ' ');
      return namesOf(decl).map((name): WrittenRule => ({ kind, name, file: path, span, text: own }));
    }),
  );

const KINDS: Readonly<Partial<Record<Ast.Decl['kind'], WrittenRule['kind']>>> = {
  MetricDecl: 'metric',
  TagDecl: 'tag',
  TagLine: 'tag',
  SegmentDecl: 'segment',
};

const namesOf = (decl: Ast.Decl): readonly string[] => {
  if (decl.kind === 'TagLine') return [decl.tag.text];
  if (decl.kind === 'MetricDecl' || decl.kind === 'TagDecl' || decl.kind === 'SegmentDecl')
    return decl.names.map(({ text }) => text);
  return [];
};
