import type { Catalog } from '@tagwright/dsl';
import type { Session } from '../../store/store.js';
import { Dirt } from './dirt.js';
import type { IngestSettings, OutcomeKind } from './fact.js';
import { factsOfGroup, type Group, groupsOf, membersOf, rootsOf } from './merges.js';
import {
  type Effect,
  fieldColumns,
  type FieldTold,
  knows,
  NO_EFFECT,
  noFacts,
  type OwnFacts,
  setFromRecord,
  tellField,
  tellKnownFrom,
  tellRemoval,
  tellSetting,
  together,
} from './own-facts.js';
import type { ReadFact } from './read-fact.js';
import { customersAmong, loadFacts, loadKept, type Saved, saveFacts, saveKept } from './records.js';
import { Refused } from './refused.js';
import { EVER } from '../../dirty/tables.js';
import { ToldEvents } from './told-events.js';

/** Facts that say something of customers, and nothing of who is one with whom. */
export type PlainFact = Extract<ReadFact, { kind: 'event' | 'delete-event' | 'customer' | 'hand-set' | 'hand-remove' }>;

export const isPlain = (fact: ReadFact): fact is PlainFact =>
  fact.kind !== 'merge' && fact.kind !== 'unmerge' && fact.kind !== 'erase';

/**
 * Some facts in their order, with what the database holds of all that they name: read before, table by table, and
 * written after, so that the number of statements does not follow the number of facts.
 */
export class Stretch {
  readonly #dirt = new Dirt();
  readonly #events = new Map<string, ToldEvents>();
  #roots: ReadonlyMap<string, string> = new Map();
  #groups: ReadonlyMap<string, Group> = new Map();
  #known = new Set<string>();
  /** Of customers who are one by themselves. */
  readonly #single = new Map<string, Saved>();
  /** Of customers who are merged with others, each by itself. */
  readonly #kept = new Map<string, OwnFacts>();
  readonly #touchedGroups = new Set<string>();

  constructor(
    readonly session: Session,
    readonly catalog: Catalog,
    readonly settings: IngestSettings,
    /** The instant that the customers' table speaks of. */
    readonly tableAt: number,
  ) {}

  /** Reads what the facts may meet. */
  async load(facts: readonly PlainFact[]): Promise<void> {
    const { session, catalog } = this;
    const named = new Set<string>();
    const full = new Set<string>();
    const ids = new Map<string, Set<string>>();
    for (const fact of facts) {
      if (fact.kind === 'event' || fact.kind === 'delete-event') {
        const { event, id } = fact;
        if (!ids.has(event.table)) ids.set(event.table, new Set());
        ids.get(event.table)?.add(id);
        if (!this.#events.has(event.table)) this.#events.set(event.table, new ToldEvents(event));
      }
      if (fact.kind === 'delete-event') continue;
      named.add(fact.customer);
      if (fact.kind !== 'event') full.add(fact.customer);
    }
    this.#roots = await rootsOf(session, [...named]);
    const holders = [...new Set([...named].map((id) => this.#rootOf(id)))];
    this.#known = await customersAmong(session, catalog, holders);
    // Of whom nothing stands there an event may be the first that is heard.
    const unheardOf = this.settings.createCustomers === true ? holders.filter((id) => !this.#known.has(id)) : [];
    const roots = [...new Set([...[...full].map((id) => this.#rootOf(id)), ...unheardOf])];
    this.#groups = await groupsOf(session, roots);
    const single = roots.filter((root) => !this.#groups.has(root));
    for (const [id, before] of await loadFacts(session, catalog, single))
      this.#single.set(id, {
        before,
        now: { ...before, row: before.row === undefined ? undefined : { ...before.row } },
      });
    const members = [...this.#groups.values()].flatMap(membersOf);
    for (const [id, own] of await loadKept(session, members)) this.#kept.set(id, own);
    // Origins are looked up where there may be any: of an event that stands there, whoever was named before.
    for (const [table, wanted] of ids) await this.#events.get(table)?.load(session, [...wanted]);
  }

  #rootOf(id: string): string {
    return this.#roots.get(id) ?? id;
  }

  /** Throws {@link Refused}. */
  tell(fact: PlainFact): Exclude<OutcomeKind, 'refused'> {
    switch (fact.kind) {
      case 'event': {
        this.#require(fact.customer);
        return this.#eventsOf(fact.event.table).tell(fact, this.#rootOf(fact.customer), this.#touch(fact.event.table));
      }
      case 'delete-event':
        return this.#eventsOf(fact.event.table).delete(fact.id, this.#touch(fact.event.table));
      case 'customer':
        return this.#note(fact.customer, this.#tellCustomer(fact));
      case 'hand-set': {
        const { customer, tag, value, from, until } = fact;
        this.#require(customer);
        const set = { tag: tag.names[0] ?? '', value, from, until };
        return this.#note(customer, tellSetting(this.#ownOf(customer), set, tag.exclusive));
      }
      case 'hand-remove': {
        const { customer, tag, value, at } = fact;
        this.#require(customer);
        return this.#note(
          customer,
          tellRemoval(this.#ownOf(customer), { tag: tag.names[0] ?? '', value: value ?? '', at }),
        );
      }
    }
  }

  #tellCustomer({ customer, at, asOf, isAsOfNow, fields }: Extract<ReadFact, { kind: 'customer' }>): Effect {
    const own = this.#ownOf(customer);
    const { at: knownFrom } = this.catalog.customer;
    let effect: Effect = own.row === undefined ? { outcome: 'added', since: EVER } : NO_EFFECT;
    own.row ??= {};
    this.#known.add(this.#rootOf(customer));
    if (at !== undefined && knownFrom !== undefined) effect = together(effect, tellKnownFrom(own, knownFrom, at));
    for (const { columns, cells } of fields) {
      const [cell] = cells;
      const isKnownFrom = columns[0] === knownFrom;
      const told = { columns, cells, asOf, isAsOfNow, tableAt: this.tableAt };
      if (!isKnownFrom) effect = together(effect, this.#tellField(customer, own, told));
      else if (typeof cell === 'number') effect = together(effect, tellKnownFrom(own, columns[0] as string, cell));
    }
    return effect;
  }

  /** Of customers who are one, the first who knows a field gives all of its history: once another does, all of it is another. */
  #tellField(customer: string, own: OwnFacts, told: FieldTold): Effect {
    const knew = knows(own, told.columns);
    const effect = tellField(own, told);
    const isAnothers = this.#isInGroup(customer) && knows(own, told.columns) !== knew;
    return isAnothers ? { ...effect, since: EVER } : effect;
  }

  /** Of whom nothing is known nothing else can be told, unless customers may be made. */
  #require(customer: string): void {
    const holder = this.#rootOf(customer);
    if (this.#known.has(holder)) return;
    if (this.settings.createCustomers !== true) throw new Refused('unknown-customer-fact', { customer }, 'customer');
    this.#known.add(holder);
    this.#ownOf(customer).row ??= {};
    this.#note(customer, { outcome: 'added', since: EVER });
  }

  #ownOf(customer: string): OwnFacts {
    const kept = this.#kept.get(customer);
    const single = this.#single.get(customer);
    if (kept !== undefined) return kept;
    if (single !== undefined) return single.now;
    const own = noFacts();
    // One who is merged with others and has been told nothing of yet, or one whom an event has just made.
    if (this.#isInGroup(customer)) this.#kept.set(customer, own);
    else this.#single.set(customer, { before: noFacts(), now: own });
    return own;
  }

  #isInGroup(customer: string): boolean {
    return this.#roots.has(customer) || this.#groups.has(customer);
  }

  #note(customer: string, { outcome, since }: Effect): Effect['outcome'] {
    if (since === Infinity) return outcome;
    const root = this.#rootOf(customer);
    this.#dirt.add(root, null, since);
    if (this.#isInGroup(customer)) this.#touchedGroups.add(root);
    return outcome;
  }

  #touch(table: string): (customer: string, since: number) => void {
    return (customer, since) => this.#dirt.add(customer, table, since);
  }

  #eventsOf(table: string): ToldEvents {
    const events = this.#events.get(table);
    if (events === undefined) throw new Error(`the events of ${table} were not looked up`);
    return events;
  }

  async save(): Promise<void> {
    const { session, catalog } = this;
    await saveFacts(session, catalog, this.#single);
    if (this.#touchedGroups.size > 0) await this.#saveGroups();
    for (const events of this.#events.values()) await events.save(session);
    await this.#dirt.save(session);
  }

  async #saveGroups(): Promise<void> {
    const { session, catalog } = this;
    await saveKept(session, this.#kept);
    const before = await loadFacts(session, catalog, [...this.#touchedGroups]);
    const saved = new Map<string, Saved>();
    for (const root of this.#touchedGroups) {
      const now = factsOfGroup(catalog.customer, this.#groups.get(root) as Group, this.#kept);
      for (const columns of fieldColumns(catalog.customer)) setFromRecord(now, columns, this.tableAt);
      saved.set(root, { now, before: before.get(root) ?? noFacts() });
    }
    await saveFacts(session, catalog, saved);
  }
}
