import type { Catalog, EventThing, Field } from '@tagwright/dsl';

/** Names that are written alike but for case, blanks, `_` and `-`: `Order Completed`, `order_completed`, `orderCompleted`. */
const loosened = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, '');

/** Finds things by any of their names: as it is written, else alike where that is one thing only. */
class Lookup<Thing> {
  readonly #exact = new Map<string, Thing>();
  readonly #loose = new Map<string, Thing | undefined>();

  add(name: string, thing: Thing): void {
    this.#exact.set(name, thing);
    const loose = loosened(name);
    const other = this.#loose.get(loose);
    this.#loose.set(loose, !this.#loose.has(loose) || other === thing ? thing : undefined);
  }

  find(name: string): Thing | undefined {
    return this.#exact.get(name.normalize('NFC')) ?? this.#loose.get(loosened(name));
  }
}

/** What the names that trackers use may stand for in a catalog. */
export class CatalogNames {
  readonly #events = new Lookup<EventThing>();
  readonly #fields = new Map<EventThing | undefined, Lookup<Field>>();

  constructor({ customer, events }: Catalog) {
    this.#fields.set(undefined, fieldsOf(customer.fields, [customer.id]));
    for (const event of events) {
      for (const name of [event.table, ...event.names]) this.#events.add(name, event);
      this.#fields.set(event, fieldsOf(event.fields, Object.values(event.columns)));
    }
  }

  event(name: string): EventThing | undefined {
    return this.#events.find(name);
  }

  /** A field of the event, or of the customer where there is none. */
  field(event: EventThing | undefined, name: string): Field | undefined {
    return this.#fields.get(event)?.find(name);
  }
}

/** Keys have parts of their own in a fact. */
const fieldsOf = (fields: readonly Field[], keys: readonly string[]): Lookup<Field> => {
  const lookup = new Lookup<Field>();
  for (const field of fields)
    if (!keys.includes(field.column)) for (const name of [field.column, ...field.names]) lookup.add(name, field);
  return lookup;
};
