import type { Ast } from '@tagwright/dsl';
import type { Card } from '../../../../builder/index.js';
import type { RuleKey } from '../../state.js';

/** One declaration as people see it: a tag that is written line by line is one, too. */
export interface Declared {
  /** As an address names it; of other things than rules their kind and name. */
  readonly key: string;
  readonly name: string;
  readonly cards: readonly [Card, ...Card[]];
}

/** The declarations of a file. Lines of one tag belong together, where the first of them stands. */
export const declaredIn = (cards: readonly Card[]): readonly Declared[] => {
  const found = new Map<string, [Card, ...Card[]]>();
  const lines = new Map<string, string>();
  for (const [at, card] of cards.entries()) {
    const { node } = card;
    const name = nameOf(node);
    const line = node.kind === 'TagLine' ? lines.get(name) : undefined;
    const known = line === undefined ? undefined : found.get(line);
    if (known !== undefined) {
      known.push(card);
      continue;
    }
    const key = keyOf(node) ?? `${node.kind}:${name}`;
    const own = found.has(key) ? `${key}#${at}` : key;
    if (node.kind === 'TagLine') lines.set(name, own);
    found.set(own, [card]);
  }
  return [...found].map(([key, own]) => ({ key, name: nameOf(own[0].node), cards: own }));
};

/** The declaration that an address names, by any of its names. */
export const declaredAs = (all: readonly Declared[], rule: string): Declared | undefined =>
  all.find(({ key }) => key === rule) ??
  all.find(({ cards: [card] }) => namesOf(card.node).some((name) => rule === `${kindOf(card.node) ?? ''}:${name}`));

const kindOf = (node: Ast.Decl): 'tag' | 'segment' | 'metric' | undefined => {
  switch (node.kind) {
    case 'TagDecl':
    case 'TagLine':
      return 'tag';
    case 'SegmentDecl':
      return 'segment';
    case 'MetricDecl':
      return 'metric';
    default:
      return undefined;
  }
};

const keyOf = (node: Ast.Decl): RuleKey | undefined => {
  const kind = kindOf(node);
  return kind === undefined ? undefined : `${kind}:${nameOf(node)}`;
};

const namesOf = (node: Ast.Decl): readonly string[] => {
  switch (node.kind) {
    case 'TagLine':
      return [node.tag.text];
    case 'TagDecl':
    case 'SegmentDecl':
    case 'MetricDecl':
    case 'EventDecl':
    case 'ListDecl':
      return node.names.map(({ text }) => text);
    case 'TestDecl':
      return [node.name.text];
    case 'TimezoneDecl':
      return [node.zone.text];
    case 'CustomerDecl':
    case 'BrokenDecl':
      return [];
  }
};

/** The name that is shown. */
export const nameOf = (node: Ast.Decl): string => namesOf(node)[0] ?? '';

/** Whether the builder changes such a declaration, and not only tells of it. */
export const isRule = (node: Ast.Decl): boolean => kindOf(node) !== undefined;
