import { createHash, randomUUID } from 'node:crypto';
import type { Catalog, EventThing } from '@tagwright/dsl';
import type { Fact, FactFinding, FieldValues, Json } from '@tagwright/engine';
import { CALL_TYPES, type Call, type CallType, isObject } from './call.js';
import { instantOf } from './instant.js';
import { CatalogNames } from './names.js';
import type { SegmentSettings } from './settings.js';

/** Why a call, or a part of it, was not taken: in the engine's own terms. */
export type Refusal = Pick<FactFinding, 'code' | 'params' | 'column'>;

/** What a call comes to. */
export interface Translated {
  readonly facts: readonly Fact[];
  /** The call itself, and traits and properties that are no fields. */
  readonly refusals: readonly Refusal[];
}

const NOTHING: Translated = { facts: [], refusals: [] };

/** Fields that were told within so many ms hold from now on; those of a call that lay somewhere hold from then on. */
const RECENT = 5 * 60_000;

/** Objects within objects are looked into so deep. */
const DEEPEST = 4;

/** Calls of the Segment spec as facts of a catalog. */
export class Translator {
  readonly #names: CatalogNames;

  constructor(
    readonly catalog: Catalog,
    readonly settings: SegmentSettings,
  ) {
    this.#names = new CatalogNames(catalog);
  }

  translate(call: Call, now: number): Translated {
    if (!isCallType(call.type)) {
      const params = { kind: call.type.slice(0, 100), kinds: CALL_TYPES, nearest: undefined };
      return { facts: [], refusals: [{ code: 'fact-kind-unknown', params, column: 'type' }] };
    }
    // Groups of customers are what segments are for.
    if (call.type === 'group') return NOTHING;
    const who = call.userId ?? call.anonymousId;
    if (who === undefined) return missing('userId');
    switch (call.type) {
      case 'identify':
        return this.#identify(call, who, now);
      case 'alias':
        return call.previousId === undefined || call.userId === undefined
          ? missing(call.userId === undefined ? 'userId' : 'previousId')
          : { facts: mergeOf(call.userId, call.previousId), refusals: [] };
      case 'page':
      case 'screen': {
        const event = this.#names.event(this.settings[call.type]);
        // Trackers send them whether anybody wants them or not.
        return event === undefined
          ? NOTHING
          : this.#event(call, who, event, now, { name: call.event, category: call.category });
      }
      case 'track': {
        if (call.event === undefined) return missing('event');
        const name = this.settings.events[call.event] ?? call.event;
        return this.#event(call, who, this.#names.event(name) ?? name, now);
      }
    }
  }

  #identify(call: Call, who: string, now: number): Translated {
    const instant = instantOf(call, now);
    const isRecent = typeof instant === 'number' && Math.abs(now - instant) < RECENT;
    const { values, refusals } = this.#values(call.traits, undefined, this.settings.traits);
    const fact: Fact = {
      kind: 'customer',
      id: who,
      fields: values,
      ...this.#knownFrom(call),
      ...(isRecent ? {} : { asOf: instant }),
    };
    const isBoth = call.userId !== undefined && call.anonymousId !== undefined && call.userId !== call.anonymousId;
    const merges = isBoth ? [{ kind: 'merge', customer: call.userId, merged: call.anonymousId } as const] : [];
    return { facts: [fact, ...(merges as readonly Fact[])], refusals };
  }

  #event(
    call: Call,
    customer: string,
    event: EventThing | string,
    now: number,
    more: Readonly<Record<string, string | undefined>> = {},
  ): Translated {
    const { source, properties } = this.settings;
    const fact = { kind: 'event', source, id: messageId(call), customer, at: instantOf(call, now) } as const;
    // The engine says what it knows instead.
    if (typeof event === 'string') return { facts: [{ ...fact, event }], refusals: [] };
    const mapping = { ...properties['*'], ...(call.event === undefined ? {} : properties[call.event]) };
    const given = Object.fromEntries(
      Object.entries({ ...more, ...call.properties }).filter(([, value]) => value !== undefined),
    );
    const { values, refusals } = this.#values(given, event, mapping);
    return { facts: [{ ...fact, event: event.table, values }], refusals };
  }

  /** `createdAt` is when the customer is known from, where the catalog asks. */
  #knownFrom({ traits }: Call): { readonly at?: number | string } {
    const at = traits['createdAt'] ?? traits['created_at'];
    if (this.catalog.customer.at === undefined || (typeof at !== 'string' && typeof at !== 'number')) return {};
    const instant = typeof at === 'string' ? Date.parse(at) : at;
    return { at: Number.isInteger(instant) ? instant : String(at) };
  }

  /** What is a field under its column; what is none is told once. */
  #values(
    given: Readonly<Record<string, unknown>>,
    event: EventThing | undefined,
    mapping: Readonly<Record<string, string>>,
  ): { readonly values: FieldValues; readonly refusals: readonly Refusal[] } {
    const values = new Map<string, Json>();
    const refusals: Refusal[] = [];
    const table = (event ?? this.catalog.customer).table;
    const read = (name: string, value: unknown, depth: number): void => {
      const mapped = Object.hasOwn(mapping, name) ? (mapping[name] ?? name) : name;
      const field = this.#names.field(event, mapped);
      if (field !== undefined) {
        if (!values.has(field.column)) values.set(field.column, value as Json);
      } else if (isObject(value) && depth < DEEPEST) {
        for (const [key, inner] of Object.entries(value)) read(`${name}.${key}`, inner, depth + 1);
      } else if (event !== undefined || !isKnownFrom(this.catalog, name)) {
        const params = { table, field: name.slice(0, 100), nearest: undefined };
        refusals.push({ code: 'field-undeclared', params, column: name.slice(0, 100) });
      }
    };
    for (const [name, value] of Object.entries(given)) read(name, value, 1);
    return { values: Object.fromEntries(values), refusals };
  }
}

const isCallType = (type: string): type is CallType => (CALL_TYPES as readonly string[]).includes(type);

const isKnownFrom = ({ customer }: Catalog, name: string): boolean =>
  customer.at !== undefined && (name === 'createdAt' || name === 'created_at');

const missing = (column: string): Translated => ({
  facts: [],
  refusals: [{ code: 'missing-key', params: { role: column === 'event' ? 'id' : 'customer' }, column }],
});

/** The one who goes on has to be there. */
const mergeOf = (customer: string, merged: string): readonly Fact[] => [
  { kind: 'customer', id: customer },
  { kind: 'merge', customer, merged },
];

/** A call without an id is the same as another one if it says the same of the same instant. */
const messageId = (call: Call): string => {
  if (call.messageId !== undefined) return call.messageId;
  if (call.timestamp === undefined) return randomUUID();
  const { type, userId, anonymousId, event, timestamp, properties } = call;
  return createHash('sha256')
    .update(JSON.stringify([type, userId, anonymousId, event, timestamp, properties]))
    .digest('hex')
    .slice(0, 32);
};
