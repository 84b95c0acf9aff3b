import type { Catalog, Field } from '@tagwright/dsl';

/** A catalog of all that two books read, for data that both are worked out on; and what they read as different types. */
export interface BothCatalogs {
  readonly catalog: Catalog;
  readonly differing: readonly string[];
}

/** Tables and columns of either; what both have is as the second says it. */
export const bothCatalogs = (one: Catalog, other: Catalog): BothCatalogs => {
  const differing: string[] = [];
  const fields = (some: readonly Field[], others: readonly Field[]): readonly Field[] => {
    const before = new Map(some.map((field) => [field.column, field]));
    const known = others.map((field) => {
      const earlier = before.get(field.column);
      before.delete(field.column);
      if (earlier === undefined) return field;
      const shared = sharedField(earlier, field);
      if (shared === undefined) differing.push(field.names[0] ?? field.column);
      return shared ?? field;
    });
    return [...known, ...before.values()];
  };
  if (one.customer.table !== other.customer.table) differing.push(other.customer.table);
  const before = new Map(one.events.map((event) => [event.table, event]));
  const events = other.events.map((event) => {
    const earlier = before.get(event.table);
    before.delete(event.table);
    if (earlier === undefined) return event;
    if (JSON.stringify(earlier.columns) !== JSON.stringify(event.columns))
      differing.push(event.names[0] ?? event.table);
    return { ...event, fields: fields(earlier.fields, event.fields) };
  });
  const customer = { ...other.customer, fields: fields(one.customer.fields, other.customer.fields) };
  return { catalog: { ...other, customer, events: [...events, ...before.values()] }, differing };
};

/** A field that takes what either of two allows. */
const sharedField = (one: Field, other: Field): Field | undefined => {
  const [a, b] = [one.type, other.type];
  if (a.kind !== b.kind) return undefined;
  if (a.kind !== 'enum' || b.kind !== 'enum') return other;
  return { ...other, type: { kind: 'enum', values: [...new Set([...b.values, ...a.values])] } };
};
