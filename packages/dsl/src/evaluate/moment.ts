import type { Known, Scope, World } from '../emit/json-logic/operators/scope.js';
import { knownOf } from '../emit/json-logic/operators/reading.js';
import type { HeldThreshold } from '../plan/held.js';
import { localDay, midnight } from '../plan/semantics/index.js';
import type { ColumnId, HistoryId, RankId, SegmentId, TagId } from '../plan/types.js';
import { historyAt } from './history.js';
import { handSetAt, type HeldValue } from './hand-set.js';
import type { Population } from './population.js';
import { found, type Prepared } from './prepare.js';
import { type CustomerRecord, fieldsAt } from './record.js';
import { tagValuesAt } from './tag-values.js';

/**
 * The customer's own past, which every later instant looks back at: what was worked out for an instant out of it holds for
 * all of them, as the population of an earlier instant is the same whoever asks.
 */
export class Past {
  readonly #exact = new Map<number, Moment>();
  readonly #onGrid = new Map<number, Moment>();

  at(instant: number, make: () => Moment): Moment {
    return once(this.#exact, instant, make);
  }

  onGrid(instant: number, make: () => Moment): Moment {
    return once(this.#onGrid, instant, make);
  }
}

/** A moment takes one or two kilobytes, and a long look back asks of very many. */
const MOST_REMEMBERED = 4000;

const once = (moments: Map<number, Moment>, instant: number, make: () => Moment): Moment => {
  let moment = moments.get(instant);
  if (moment === undefined) {
    if (moments.size === MOST_REMEMBERED) moments.clear();
    moment = make();
    moments.set(instant, moment);
  }
  return moment;
};

/** One customer at one instant. Whatever is asked is worked out then, once, from the facts up to the instant. */
export class Moment implements World {
  readonly prepared: Prepared;
  readonly record: CustomerRecord;
  readonly now: number;
  readonly zone: string;
  readonly customer: World['customer'];
  readonly bounds = new Map<object, unknown>();
  readonly scope: Scope = { world: this };
  readonly #population: Population;
  readonly #past: Past;
  readonly #columns = new Map<ColumnId, Known>();
  readonly #histories = new Map<HistoryId, Known>();
  readonly #tags = new Map<TagId, readonly HeldValue[]>();
  readonly #segments = new Map<SegmentId, boolean>();

  /** `past` is shared by the moments of one customer among the same people. */
  constructor(prepared: Prepared, record: CustomerRecord, now: number, population: Population, past = new Past()) {
    this.prepared = prepared;
    this.record = record;
    this.now = now;
    this.zone = prepared.plan.catalog.zone;
    this.customer = { id: record.id, fields: fieldsAt(record, now) };
    this.#population = population;
    this.#past = past;
  }

  get events(): World['events'] {
    return this.record.events;
  }

  get lists(): World['lists'] {
    return this.prepared.lists;
  }

  /** The same customer at an earlier instant. */
  before(instant: number): Moment {
    if (instant === this.now) return this;
    return this.#past.at(instant, () => this.#earlier(instant, instant));
  }

  /** The same customer at an instant up to now, with the thresholds of the last local midnight up to it, now too. */
  onGrid(instant: number): Moment {
    return this.#past.onGrid(instant, () => this.#earlier(instant, midnight(localDay(instant, this.zone), this.zone)));
  }

  /** The same customer at an instant, among people as they were at another. */
  #earlier(instant: number, among: number): Moment {
    return new Moment(this.prepared, this.record, instant, this.#population.before(among), this.#past);
  }

  column(id: ColumnId): Known {
    let value = this.#columns.get(id);
    if (value === undefined) {
      const overall = found(this.prepared.index.columns, id).scope === 'overall';
      value = overall ? this.#population.overall(id) : (this.prepared.column(id)(this.scope) as Known);
      this.#columns.set(id, value);
    }
    return value;
  }

  /** Takes over what the same customer was measured at the same instant under another plan: the values of some columns. */
  takeOver(other: Moment, columns: ReadonlySet<ColumnId>): void {
    for (const [id, value] of other.#columns) if (columns.has(id)) this.#columns.set(id, value);
  }

  history(id: HistoryId): Known {
    let value = this.#histories.get(id);
    if (value === undefined) {
      value = historyAt(found(this.prepared.index.histories, id), this);
      this.#histories.set(id, value);
    }
    return value;
  }

  threshold(rank: RankId, group: string | null): HeldThreshold | undefined {
    return this.#population.threshold(rank, group);
  }

  /** The values of a tag with their times. */
  tag(id: TagId): readonly HeldValue[] {
    let values = this.#tags.get(id);
    if (values === undefined) {
      values = tagValuesAt(found(this.prepared.index.tags, id), this);
      this.#tags.set(id, values);
    }
    return values;
  }

  tagValues(id: TagId): readonly string[] {
    return this.tag(id).map(({ value }) => value);
  }

  segment(id: SegmentId): boolean {
    let member = this.#segments.get(id);
    if (member === undefined) {
      member = this.prepared.condition(found(this.prepared.index.segments, id).condition)(this.scope) as boolean;
      this.#segments.set(id, member);
    }
    return member;
  }

  get columns(): World['columns'] {
    return Object.fromEntries(this.prepared.plan.columns.map(({ id }) => [id, this.column(id)]));
  }

  get histories(): World['histories'] {
    return Object.fromEntries(this.prepared.plan.histories.map(({ id }) => [id, this.history(id)]));
  }

  get tags(): World['tags'] {
    return Object.fromEntries(this.prepared.plan.tags.map(({ id }) => [id, this.tagValues(id)]));
  }

  get segments(): World['segments'] {
    return Object.fromEntries(this.prepared.plan.segments.map(({ id }) => [id, this.segment(id)]));
  }

  get handSet(): World['handSet'] {
    const manual = this.prepared.plan.tags.filter((tag) => tag.manual);
    return Object.fromEntries(
      manual.map((tag) => [tag.id, handSetAt(tag, this.record.handSet, this.now, this.zone).map(({ value }) => value)]),
    );
  }

  /** Thresholds as rules over plain data read them: of each rank, that of the customer's own group. */
  get thresholds(): World['thresholds'] {
    return this.prepared.plan.ranks.flatMap(({ id, per }) => {
      const group = per === undefined ? null : knownOf(this.prepared.value(per)(this.scope) as Known);
      const own = this.threshold(id, group === null ? null : String(group));
      return own === undefined ? [] : [own];
    });
  }
}
