import { canonicalJson } from '../../plan/hash.js';
import type { Column, Plan, PlanSegment, PlanTag, RankThreshold } from '../../plan/types.js';
import type { Value } from '../../plan/values.js';
import { unreachable } from '../../text/unreachable.js';

const NEVER_MISSING: ReadonlySet<Column['fn']> = new Set(['count', 'sum', 'distinct', 'days']);

const byId = <T extends { readonly id: string }>(parts: readonly T[]): ReadonlyMap<string, T> =>
  new Map(parts.map((part) => [part.id, part]));

/** What can be said of a value without any facts. */
export class Values {
  readonly #columns: ReadonlyMap<string, Column>;
  readonly #ranks: ReadonlyMap<string, RankThreshold>;
  readonly #tags: ReadonlyMap<string, PlanTag>;
  readonly #segments: ReadonlyMap<string, PlanSegment>;
  readonly #keys = new WeakMap<Value, string>();

  constructor(plan: Plan) {
    this.#columns = byId(plan.columns);
    this.#ranks = byId(plan.ranks);
    this.#tags = byId(plan.tags);
    this.#segments = byId(plan.segments);
  }

  /** Equal keys, equal values. */
  key(value: Value): string {
    let key = this.#keys.get(value);
    if (key === undefined) {
      key = value.kind === 'column' ? value.column : canonicalJson(value);
      this.#keys.set(value, key);
    }
    return key;
  }

  column(id: string): Column | undefined {
    return this.#columns.get(id);
  }

  rank(id: string): RankThreshold | undefined {
    return this.#ranks.get(id);
  }

  tag(id: string): PlanTag | undefined {
    return this.#tags.get(id);
  }

  segment(id: string): PlanSegment | undefined {
    return this.#segments.get(id);
  }

  columnOf(value: Value): Column | undefined {
    return value.kind === 'column' ? this.#columns.get(value.column) : undefined;
  }

  /** Whether it is the instant of an event, which lies in the past. */
  isEventTime(value: Value): boolean {
    if (value.kind === 'event-time') return true;
    return this.columnOf(value)?.value?.kind === 'event-time';
  }

  /** Whether every customer has it. (A sum beyond 64 bits is missing; no shop has one.) */
  isNeverMissing(value: Value): boolean {
    switch (value.kind) {
      case 'const':
      case 'bucket':
      case 'event-time':
        return true;
      case 'column': {
        const column = this.columnOf(value);
        return column !== undefined && NEVER_MISSING.has(column.fn);
      }
      case 'round':
      case 'negate':
      case 'abs':
        return this.isNeverMissing(value.operand);
      default:
        return false;
    }
  }

  /** The values that must be known for this one to be, by key. */
  needs(value: Value): readonly string[] {
    if (this.isNeverMissing(value)) return [];
    const parts = operandsOf(value);
    return parts.length === 0 ? [this.key(value)] : [...new Set(parts.flatMap((part) => this.needs(part)))];
  }

  /** Whether it is missing just when the values it needs are. */
  isLinked(value: Value): boolean {
    if (value.kind === 'arith' || value.kind === 'quotient' || value.kind === 'score') return false;
    return operandsOf(value).every((part) => this.isLinked(part));
  }

  /** Which facts it is read from. */
  roots(value: Value): ReadonlySet<string> {
    const roots = new Set<string>();
    const visit = (part: Value): void => {
      if (part.kind === 'customer-field') roots.add(`field ${part.column}`);
      if (part.kind === 'event-field') roots.add(`event-field ${part.up ?? 0} ${part.column}`);
      if (part.kind === 'event-time') roots.add(`event-time ${part.up ?? 0}`);
      if (part.kind === 'history') roots.add('history');
      if (part.kind === 'bucket') roots.add(`bucket ${part.salt}`);
      const column = this.columnOf(part);
      if (column !== undefined)
        roots.add(column.scope === 'overall' ? `overall ${column.id}` : `event ${column.event}`);
      if (part.kind === 'score') roots.add('rank');
      for (const operand of operandsOf(part)) visit(operand);
    };
    visit(value);
    return roots;
  }
}

/** The values that a value is worked out from. */
const operandsOf = (value: Value): readonly Value[] => {
  switch (value.kind) {
    case 'arith':
    case 'quotient':
      return [value.left, value.right];
    case 'round':
    case 'negate':
    case 'abs':
    case 'since':
    case 'until':
    case 'part':
    case 'local-date':
    case 'age':
    case 'distance':
      return [value.operand];
    case 'least':
    case 'greatest':
      return value.operands;
    case 'score':
      return [value.key];
    case 'const':
    case 'customer-field':
    case 'event-field':
    case 'event-time':
    case 'column':
    case 'history':
    case 'bucket':
      return [];
    default:
      return unreachable(value);
  }
};
