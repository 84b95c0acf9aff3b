import { type Catalog, type EventThing, type Field, type PlanTag, unreachable } from '@tagwright/dsl';
import { meantBy } from '../meant.js';
import type { Stored } from '../values/reader.js';
import { shown } from '../values/reader.js';
import { textReader } from '../values/text.js';
import { timeReader } from '../values/time.js';
import type { Fact, FactKind, FieldValues } from './fact.js';
import { type FieldCells, ValuesReader } from './read-values.js';
import { Refused } from './refused.js';

/** A fact whose parts are as the catalog wants them: instants in ms UTC, values as they are stored, first names. */
export type ReadFact =
  | {
      readonly kind: 'event';
      readonly event: EventThing;
      readonly id: string;
      readonly customer: string;
      readonly at: number;
      readonly fields: readonly FieldCells[];
    }
  | { readonly kind: 'delete-event'; readonly event: EventThing; readonly id: string }
  | {
      readonly kind: 'customer';
      readonly customer: string;
      readonly at: number | undefined;
      readonly asOf: number;
      /** Nobody said from when the fields hold. */
      readonly isAsOfNow: boolean;
      readonly fields: readonly FieldCells[];
    }
  | {
      readonly kind: 'hand-set';
      readonly customer: string;
      readonly tag: PlanTag;
      readonly value: string;
      readonly from: number;
      readonly until: number | undefined;
    }
  | {
      readonly kind: 'hand-remove';
      readonly customer: string;
      readonly tag: PlanTag;
      readonly value: string | undefined;
      readonly at: number;
    }
  | { readonly kind: 'merge'; readonly customer: string; readonly merged: string }
  | { readonly kind: 'unmerge'; readonly merged: string }
  | { readonly kind: 'erase'; readonly customer: string };

const KINDS: readonly FactKind[] = [
  'event',
  'delete-event',
  'customer',
  'hand-set',
  'hand-remove',
  'merge',
  'unmerge',
  'erase',
];

/** Parts the id of an event from its source. */
const SOURCE_END = ':';
/** The last instant that JavaScript's dates know; the first is as far back. */
const LAST_INSTANT = 8_640_000_000_000_000;

/** Checks facts against a catalog and a book's tags. */
export class FactReader {
  readonly #events = new Map<string, EventThing>();
  readonly #values = new Map<string, ValuesReader>();
  readonly #tags = new Map<string, PlanTag>();
  readonly #customer: ValuesReader;
  readonly #time;

  constructor(
    readonly catalog: Catalog,
    tags: readonly PlanTag[] = [],
  ) {
    const { customer, events, zone } = catalog;
    for (const event of events) this.#events.set(event.table, event);
    for (const event of events) for (const name of event.names) this.#events.set(name, event);
    for (const { table, fields, columns } of events)
      this.#values.set(table, new ValuesReader(table, without(fields, Object.values(columns)), zone));
    for (const tag of tags) if (tag.manual) for (const name of tag.names) this.#tags.set(name, tag);
    this.#customer = new ValuesReader(customer.table, without(customer.fields, [customer.id]), zone);
    this.#time = timeReader(zone);
  }

  /** Throws {@link Refused}. */
  read(fact: Fact, now: number): ReadFact {
    if (typeof fact !== 'object' || fact === null) return unknownKind({} as never);
    switch (fact.kind) {
      case 'event': {
        const event = this.#event(fact.event);
        const values = this.#values.get(event.table) as ValuesReader;
        return {
          kind: 'event',
          event,
          id: this.#eventId(fact),
          customer: this.#id(fact.customer, 'customer', 'customer'),
          at: this.#instant(fact.at, 'at') ?? missing('at', 'at'),
          fields: values.read(this.#object(fact.values, 'values')),
        };
      }
      case 'delete-event':
        return { kind: 'delete-event', event: this.#event(fact.event), id: this.#eventId(fact) };
      case 'customer': {
        const asOf = this.#instant(fact.asOf, 'asOf');
        return {
          kind: 'customer',
          customer: this.#id(fact.id, 'id', 'id'),
          at: this.#instant(fact.at, 'at'),
          asOf: asOf ?? now,
          isAsOfNow: asOf === undefined,
          fields: this.#customer.read(this.#object(fact.fields, 'fields')),
        };
      }
      case 'hand-set': {
        const tag = this.#tag(fact.tag);
        const from = this.#instant(fact.from, 'from') ?? now;
        const until = this.#instant(fact.until, 'until');
        if (until !== undefined && until <= from) throw new Refused('until-before-from', { from, until }, 'until');
        const customer = this.#id(fact.customer, 'customer', 'customer');
        return { kind: 'hand-set', customer, tag, value: valueOf(tag, fact.value), from, until };
      }
      case 'hand-remove': {
        const tag = this.#tag(fact.tag);
        const customer = this.#id(fact.customer, 'customer', 'customer');
        const value = fact.value === undefined ? undefined : valueOf(tag, fact.value);
        return { kind: 'hand-remove', customer, tag, value, at: this.#instant(fact.at, 'at') ?? now };
      }
      case 'merge': {
        const customer = this.#id(fact.customer, 'customer', 'customer');
        const merged = this.#id(fact.merged, 'merged', 'customer');
        if (customer === merged) throw new Refused('merge-with-itself', { customer }, 'merged');
        return { kind: 'merge', customer, merged };
      }
      case 'unmerge':
        return { kind: 'unmerge', merged: this.#id(fact.merged, 'merged', 'customer') };
      case 'erase':
        return { kind: 'erase', customer: this.#id(fact.customer, 'customer', 'customer') };
      default:
        return unknownKind(fact);
    }
  }

  #event(name: unknown): EventThing {
    const event = this.#events.get(String(name));
    if (event !== undefined) return event;
    const declared = this.catalog.events.map(({ names }) => names[0] ?? '');
    const nearest = meantBy(String(name), [...this.#events.keys()]);
    throw new Refused('event-undeclared', { event: shown(String(name)), declared, nearest }, 'event');
  }

  #eventId({ id, source }: { readonly id: string; readonly source?: string }): string {
    const own = this.#id(id, 'id', 'id');
    if (source === undefined || source === '') return own;
    const from = this.#id(source, 'source', 'id');
    if (from.includes(SOURCE_END)) throw new Refused('source-with-colon', { source: shown(from) }, 'source');
    return `${from}${SOURCE_END}${own}`;
  }

  #id(value: unknown, part: string, role: 'id' | 'customer'): string {
    const text = typeof value === 'number' ? String(value) : value;
    if (text === undefined || text === null || text === '') return missing(part, role);
    if (typeof text !== 'string') throw new Refused('not-an-id', { value: shown(JSON.stringify(value)) }, part);
    const cell: Stored[] = [];
    const refusal = textReader.read(text, cell, 0);
    if (refusal !== undefined) throw new Refused(refusal.code, refusal.params, part);
    return String(cell[0]);
  }

  #instant(value: unknown, part: string): number | undefined {
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'number') {
      if (Number.isInteger(value) && Math.abs(value) <= LAST_INSTANT) return value;
      throw new Refused('not-an-instant', { value: String(value) }, part);
    }
    if (typeof value !== 'string') throw new Refused('not-an-instant', { value: shown(JSON.stringify(value)) }, part);
    const cell: Stored[] = [];
    const refusal = this.#time.read(value, cell, 0);
    if (refusal !== undefined) throw new Refused(refusal.code, refusal.params, part);
    return Number(cell[0]);
  }

  #object(value: unknown, part: string): FieldValues {
    if (value === undefined || value === null) return {};
    if (typeof value === 'object' && !Array.isArray(value)) return value as FieldValues;
    throw new Refused('not-an-object', { value: shown(JSON.stringify(value)) }, part);
  }

  #tag(name: unknown): PlanTag {
    const tag = this.#tags.get(String(name));
    if (tag !== undefined) return tag;
    const declared = [...this.#tags.keys()];
    const nearest = meantBy(String(name), declared);
    throw new Refused('tag-not-by-hand', { tag: shown(String(name)), declared, nearest }, 'tag');
  }
}

/** A field may be declared on a key, which the fact itself has a part for. */
const without = (fields: readonly Field[], keys: readonly string[]): readonly Field[] =>
  fields.filter(({ column }) => !keys.includes(column));

const valueOf = ({ values }: PlanTag, value: unknown): string => {
  const text = String(value).normalize('NFC');
  if (values.includes(text)) return text;
  const params = { value: shown(String(value)), declared: values, nearest: meantBy(text, values) };
  throw new Refused('undeclared-value', params, 'value');
};

const missing = (part: string, role: 'id' | 'customer' | 'at'): never => {
  throw new Refused('missing-key', { role }, part);
};

/** Facts come from outside: what the type forbids may be there all the same. */
const unknownKind = (fact: never): never => {
  const { kind } = fact as { readonly kind?: unknown };
  if (KINDS.includes(kind as FactKind)) return unreachable(fact);
  const written = typeof kind === 'string' ? kind : '';
  throw new Refused(
    'fact-kind-unknown',
    { kind: shown(written), kinds: KINDS, nearest: meantBy(written, KINDS) },
    'kind',
  );
};
