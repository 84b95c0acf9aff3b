import type { Value } from '../../../../plan/values.js';
import { eventOf } from '../../events.js';
import { found, type Scope } from '../../scope.js';
import type { Source } from './touch.js';

/** Where a part of a plan is looked at. */
export interface Place {
  readonly scope: Scope;
  /** The tables of the event at hand and of those that it is seen from, outwards. */
  readonly events: readonly string[];
  /**
   * Whether the past of the part matters: then all that it reads is looked into, as it was at any time. Otherwise what
   * it reads is a part of its own.
   */
  readonly past: boolean;
}

/** A source, and whether it is the local dates of its instants that a mark passes over. */
export interface Dated {
  readonly source: Source;
  readonly byDate: boolean;
}

/** Where the instants or dates of a value lie; nowhere: they cannot be looked for. */
export const sourcesOf = (value: Value, place: Place): readonly Dated[] => {
  const { scope, events, past } = place;
  const plain = (source: Source): readonly Dated[] => [{ source, byDate: false }];
  switch (value.kind) {
    case 'event-time':
      return plain(eventTime(events[value.up ?? 0] ?? '', scope));
    case 'event-field':
      return plain({ kind: 'event', table: events[value.up ?? 0] ?? '', column: value.column });
    case 'customer-field': {
      const now = plain({ kind: 'customer', column: value.column });
      return past ? [...now, ...plain({ kind: 'recorded', column: value.column })] : now;
    }
    case 'column': {
      const column = found(scope.columns, value.column);
      if (!past) return plain({ kind: column.scope === 'overall' ? 'overall' : 'column', column: value.column });
      return column.value === undefined ? [] : sourcesOf(column.value, { ...place, events: [column.event] });
    }
    case 'const':
      return typeof value.value === 'number' ? plain({ kind: 'constant', value: value.value }) : [];
    case 'local-date':
      return sourcesOf(value.operand, place).map(({ source }) => ({ source, byDate: true }));
    case 'least':
    case 'greatest':
      // One of them it is.
      return value.operands.every((operand) => sourcesOf(operand, place).length > 0)
        ? value.operands.flatMap((operand) => sourcesOf(operand, place))
        : [];
    default:
      return past || events.length > 0 || readsNow(value) || readsHistory(value)
        ? []
        : plain({ kind: 'computed', value });
  }
};

export const eventTime = (table: string, scope: Scope): Source => ({
  kind: 'event',
  table,
  column: eventOf(table, scope).columns.at,
});

const reads = (tree: unknown, kinds: ReadonlySet<string>): boolean => {
  if (tree === null || typeof tree !== 'object') return false;
  const { kind = '' } = tree as { readonly kind?: string };
  return kinds.has(kind) || Object.values(tree).some((part) => reads(part, kinds));
};

/** Whether a value is worked out from `now`. */
export const readsNow = (value: Value): boolean => reads(value, new Set(['since', 'until', 'age']));
const readsHistory = (value: Value): boolean => reads(value, new Set(['history']));

/** The local date of a time. */
export const onDate = (value: Value): Value =>
  value.type.kind === 'date' ? value : { kind: 'local-date', type: { kind: 'date' }, operand: value };
