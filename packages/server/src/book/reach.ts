import type { Catalog } from '@tagwright/dsl';
import { type KeyRole, mayUse } from '../auth/roles.js';
import { ServerError } from '../errors/index.js';

/**
 * Rules that are not in force yet read the database as their catalog says, and so may read no more of it than the book in
 * force does, unless they are of somebody who may change the catalog: by tables and columns of his own choice anybody could
 * read whatever the database holds, hidden fields by another name among it. Throws `book-catalog-needs-engineer` (403).
 */
export const refuseReach = (inForce: Catalog | undefined, draft: Catalog, role: KeyRole): void => {
  const names = beyondReach(inForce, draft, role);
  if (names.length > 0) throw new ServerError(403, 'book-catalog-needs-engineer', { names });
};

/** The names of what a draft reads and somebody may not have it read, as {@link refuseReach} has it. */
export const beyondReach = (inForce: Catalog | undefined, draft: Catalog, role: KeyRole): readonly string[] => {
  if (inForce === undefined || mayUse(role, 'engineer')) return [];
  const known = new Set([...placesOf(inForce)].map(({ place }) => place));
  return [...new Set([...placesOf(draft)].filter(({ place }) => !known.has(place)).map(({ name }) => name))];
};

interface Place {
  /** What is read there: as what, which table, which column, in which part. */
  readonly place: string;
  readonly name: string;
}

function* placesOf({ customer, events }: Catalog): Generator<Place> {
  const at = (...parts: readonly unknown[]): string => JSON.stringify(parts);
  yield { place: at('customer', customer.table, customer.id, customer.at), name: customer.table };
  for (const { column, names } of customer.fields)
    yield { place: at('customer', customer.table, 'field', column), name: names[0] ?? column };
  for (const { table, columns, names, fields } of events) {
    yield { place: at('event', table, columns.id, columns.customer, columns.at), name: names[0] ?? table };
    for (const { column, names: own } of fields)
      yield { place: at('event', table, 'field', column), name: own[0] ?? column };
  }
}
