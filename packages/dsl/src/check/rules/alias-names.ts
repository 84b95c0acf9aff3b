import type { Aggregate, Did, Name, Recency, Step } from '../../syntax/ast/index.js';
import type { ThingWord } from '../../diagnostics/codes/check.js';
import type { Book } from '../context.js';
import { isCustomerName } from '../scope/look-up.js';
import type { Rule } from './rule.js';

/** A name that `as` gives to an event belongs to nothing else, so that it hides nothing. */
export const aliasNames: Rule = ({ book, each }) => {
  each<Did>('Did', (did, { file, report }) => {
    const seen = new Map<string, Name>();
    for (const { alias } of [did, ...did.steps]) {
      if (alias === undefined || alias.text === '') continue;
      const first = seen.get(alias.text);
      if (first === undefined) seen.set(alias.text, alias);
      else report('alias-taken', alias, { name: alias.text, is: 'alias' }, { related: [{ file, span: first.span }] });
    }
  });
  for (const kind of ['Did', 'Step', 'Aggregate', 'Recency'] as const) {
    each<Did | Step | Aggregate | Recency>(kind, ({ alias }, { report }) => {
      const is = alias === undefined ? undefined : owner(alias.text, book);
      if (alias !== undefined && is !== undefined) report('alias-taken', alias, { name: alias.text, is });
    });
  }
};

/** What has the name already: a thing of the book, a field of some event, or the customer. */
const owner = (name: string, book: Book): ThingWord | undefined => {
  const thing = book.scope.find(name)?.kind;
  if (thing !== undefined) return thing;
  if (book.catalog.events.some(({ fields }) => fields.some(({ names }) => names.includes(name)))) return 'event-field';
  return isCustomerName(name) ? 'customer' : undefined;
};
