import { printNode } from '../syntax/print/index.js';
import type { Vocabulary } from '../syntax/tokens/keywords.js';
import * as make from './nodes.js';

/** That a customer has a value of a tag, as lists of other systems say it. */
export interface ListedTag {
  readonly customer: string;
  readonly tag: string;
  readonly value: string;
}

/** A tag that a list speaks of. */
export interface DeclaredTag {
  readonly name: string;
  /** Somebody has several values at once. */
  readonly many: boolean;
  readonly text: string;
}

/**
 * Tags that are set by hand, with all the values that a list gives them, in the order in which they come up: what a book
 * has to declare before the list itself is loaded.
 *
 * @param known the tags that the book declares already; they are left out.
 */
export const declareListedTags = (
  listed: Iterable<ListedTag>,
  known: ReadonlySet<string>,
  keywords: Vocabulary,
): readonly DeclaredTag[] => {
  const tags = new Map<
    string,
    { readonly values: Set<string>; readonly holders: Map<string, string>; many: boolean }
  >();
  for (const { customer, tag: name, value } of listed) {
    const found = tags.get(name) ?? { values: new Set(), holders: new Map(), many: false };
    tags.set(name, found);
    found.values.add(value);
    found.many ||= (found.holders.get(customer) ?? value) !== value;
    found.holders.set(customer, value);
  }
  return [...tags]
    .filter(([name]) => !known.has(name))
    .map(([name, { values, many }]) => ({
      name,
      many,
      text: printNode(make.tag(name, [...values].map(make.preset), { manual: true, many }), { keywords }),
    }));
};
