import { formOf } from '../../catalog/types.js';
import { sql } from 'kysely';
import type { AggregateFn, Cond, RankId, Value } from '../../plan/index.js';
import { bindDateWindow, bindWindow, shiftInstant } from '../../plan/semantics/index.js';
import { unreachable } from '../../text/unreachable.js';
import { agedAgainst, yearsCompared } from './age.js';
import { tagHolds } from './answered.js';
import { ageOn } from './calendar.js';
import { eventAt } from './events.js';
import { followedBy } from './followed.js';
import { all, any, firstOf, integer, no, not, type Sql, text, total, yes } from './fragments.js';
import { between, endsWith, memberOf, membersHeld, startsWith, withinBounds } from './leaves.js';
import {
  absolute,
  arithmetic,
  compared,
  comparison,
  extreme,
  negated,
  quotient,
  repeated,
  rounded,
  settled,
} from './numbers.js';
import { moving, movingNow } from './moving.js';
import { TABLES, vectorColumns } from './physical.js';
import { type Ranked, rankHolds, scoreTerm } from './ranked.js';
import { found, type Scope } from './scope.js';
import { datePartTerm, hourTerm, localDateTerm, localTerm } from './temporal.js';
import { constantTerm, smallTerm, stored, type Term, WIDE } from './term.js';
import { anniversaryWithin } from './yearly.js';

/** A value as it is compared, stored and shown: in the form that its type says, null where it is missing. */
export const emitValue = (value: Value, scope: Scope): Sql => settledValue(emitTerm(value, scope), scope);

export const settledValue = (term: Term, scope: Scope): Sql => settled(scope.dialect, term).sql;

/**
 * A condition: true, false or, where a leaf lacks an operand, null. Null counts as false: `where`, `case` and `filter`
 * take it so, `and` and `or` carry it no further than a false would go, and `not` asks whether its operand is not true.
 */
export const emitCondition = (condition: Cond, scope: Scope): Sql => {
  const { dialect } = scope;
  switch (condition.kind) {
    case 'always':
      return condition.truth ? yes : no;
    case 'and':
      return all(condition.operands.map((operand) => emitCondition(operand, scope)));
    case 'or':
      return any(condition.operands.map((operand) => emitCondition(operand, scope)));
    case 'not':
      return not(emitCondition(condition.operand, scope));
    case 'compare': {
      const { left, op, right } = condition;
      const years = yearsCompared(condition);
      if (left.kind === 'age' && years !== undefined)
        return agedAgainst(emitValue(left.operand, scope), op, years, scope.today.day);
      return compared(dialect, emitTerm(left, scope), op, emitTerm(right, scope));
    }
    case 'compare-span': {
      const direction = condition.direction === 'before-now' ? 'back' : 'on';
      const { span } = condition;
      const { zone } = scope.plan.catalog;
      const key = `${direction} ${JSON.stringify(span)}`;
      const moved = moving(scope, key, (now) => shiftInstant(now, span, direction, zone));
      return comparison(emitValue(condition.instant, scope), condition.op, moved);
    }
    case 'in':
      return memberOf(dialect, emitValue(condition.operand, scope), condition.values);
    case 'in-list':
      return memberOf(dialect, emitValue(condition.operand, scope), listValues(condition.list, scope));
    case 'text': {
      const [whole, part] = [emitTerm(condition.operand, scope), emitTerm(condition.text, scope)];
      if (condition.test === 'contains') return sql`(${dialect.position(whole.sql, part.sql)} > 0)`;
      return condition.test === 'starts' ? startsWith(whole.sql, part.sql) : endsWith(whole.sql, part.sql);
    }
    case 'known':
      return sql`(${emitValue(condition.operand, scope)} is not null)`;
    case 'has':
      return membersHeld(dialect, emitValue(condition.operand, scope), condition.mode, condition.values);
    case 'in-window':
      return inWindow(condition, scope);
    case 'at-least':
      return atLeast(condition, scope);
    case 'anniversary':
      return anniversary(condition, scope);
    case 'followed': {
      const { where } = condition;
      return followedBy(condition, (later) => (where === undefined ? yes : emitCondition(where, later)), scope);
    }
    case 'rank':
      return rankHolds(
        dialect,
        rankedOf(condition.rank, scope),
        condition.op,
        condition.exactly ? { customerId: scope.customerId } : undefined,
      );
    case 'tag':
      return tagHolds(found(scope.tags, condition.tag), condition.values, scope);
    case 'segment':
      return scope.segmentHolds(condition.segment);
    default:
      return unreachable(condition);
  }
};

/** A value with what is known of it, for computing on. */
export const emitTerm = (value: Value, scope: Scope): Term => {
  const { dialect } = scope;
  switch (value.kind) {
    case 'const':
      return constantTerm(value.type, value.value);
    case 'customer-field':
      return stored(scope.customerColumn(value.column), value.type);
    case 'event-field':
      return stored(sql.id(eventAt(scope, value.up).alias, value.column), value.type);
    case 'event-time':
      return stored(eventAt(scope, value.up).at, value.type);
    case 'column':
      return columnTerm(value, scope);
    case 'history':
      return stored(scope.historyColumn(value.history), value.type);
    case 'arith': {
      const form = formOf(value.type) ?? outside(value);
      return arithmetic(dialect, value.op, form, emitTerm(value.left, scope), emitTerm(value.right, scope));
    }
    case 'quotient':
      return quotient(dialect, emitTerm(value.left, scope), emitTerm(value.right, scope));
    case 'round': {
      const form = formOf(value.type);
      if (form === undefined || form === 'real') return outside(value);
      return rounded(dialect, emitTerm(value.operand, scope), form.exact);
    }
    case 'negate':
      return negated(dialect, emitTerm(value.operand, scope));
    case 'abs':
      return absolute(dialect, emitTerm(value.operand, scope));
    case 'since':
    case 'until': {
      const now = scope.isOpen ? stored(movingNow(scope), value.type) : constantTerm(value.type, scope.now);
      const instant = emitTerm(value.operand, scope);
      const [left, right] = value.kind === 'since' ? [now, instant] : [instant, now];
      return arithmetic(dialect, '-', { exact: 0 }, left, right);
    }
    case 'least':
    case 'greatest': {
      const operands = value.operands.map((operand) => emitTerm(operand, scope));
      return extreme(dialect, value.kind, formOf(value.type), operands);
    }
    case 'part': {
      const { operand, part } = value;
      if (part === 'hour') return hourTerm(localOf(operand, scope));
      const day = operand.type.kind === 'date' ? emitTerm(operand, scope) : localDateTerm(localOf(operand, scope));
      return datePartTerm(dialect, day, part);
    }
    case 'local-date':
      return localDateTerm(localOf(value.operand, scope));
    case 'age': {
      const born = emitTerm(value.operand, scope);
      const age = repeated(dialect, born, (day) => ageOn(day, scope.today.digits));
      return smallTerm(age, born.weight * 5 + 100);
    }
    case 'distance':
      return distanceTerm(value, scope);
    case 'bucket': {
      const n = integer(value.n);
      return smallTerm(dialect.bucket(text(value.salt), scope.customerId, n), 4);
    }
    case 'score':
      return scoreTerm(
        dialect,
        value.cuts.map((cut) => rankedOf(cut, scope)),
        value.mirrored,
      );
    default:
      return unreachable(value);
  }
};

const outside = (value: Value): never => {
  throw new Error(`a ${value.kind} cannot stand here`);
};

type Of<Kind extends Value['kind']> = Extract<Value, { kind: Kind }>;

const columnTerm = (value: Of<'column'>, scope: Scope): Term => {
  const column = found(scope.columns, value.column);
  const reference =
    column.scope === 'customer'
      ? scope.stateColumn(column.id)
      : sql`(select ${sql.id(column.id)} from ${sql.id(TABLES.overall)})`;
  // A count, or a value copied from a fact, is far from the ends of 64 bits; a sum, or a computed value, may not be.
  const copied = column.fn !== 'sum' && (column.value === undefined || COPIED.has(column.value.kind));
  return COUNTS.has(column.fn) || copied ? stored(reference, value.type) : stored(reference, value.type, WIDE);
};

const COUNTS: ReadonlySet<AggregateFn> = new Set(['count', 'distinct', 'days']);
const COPIED: ReadonlySet<Value['kind']> = new Set(['event-field', 'customer-field', 'event-time', 'const']);

/** The local time at an instant, in the book's zone. */
const localOf = (instant: Value, scope: Scope): Term => {
  const range =
    instant.kind === 'event-time' ? eventAt(scope, instant.up).range : { after: -Infinity, until: Infinity };
  return localTerm(scope.dialect, emitTerm(instant, scope), scope.offsets, range);
};

const distanceTerm = ({ operand, vector }: Of<'distance'>, scope: Scope): Term => {
  if (operand.kind !== 'customer-field' && operand.kind !== 'event-field') return outside(operand);
  const column = (name: string): Sql =>
    operand.kind === 'customer-field' ? scope.customerColumn(name) : sql.id(eventAt(scope, operand.up).alias, name);
  const squares = vectorColumns(operand.column).map((name, axis) => {
    const part = column(name);
    const difference = sql`(${part} - ${integer(vector[axis] ?? 0)})`;
    return sql`(${difference} * ${difference})`;
  });
  return smallTerm(total(squares), 30);
};

const listValues = (name: string, scope: Scope): readonly string[] => {
  const list = scope.plan.catalog.lists.find(({ names }) => names[0] === name);
  if (list?.values === undefined) throw new Error(`the plan has no values of the list ${name}`);
  return list.values;
};

const atLeast = ({ count, operands }: Extract<Cond, { kind: 'at-least' }>, scope: Scope): Sql => {
  const holding = operands.map((operand) => firstOf([[emitCondition(operand, scope), integer(1)]], integer(0)));
  return holding.length === 0 ? (count > 0 ? no : yes) : sql`(${total(holding)} >= ${integer(count)})`;
};

const anniversary = ({ operand, window }: Extract<Cond, { kind: 'anniversary' }>, scope: Scope): Sql => {
  const day = operand.type.kind === 'date' ? emitTerm(operand, scope) : localDateTerm(localOf(operand, scope));
  const bounds = bindDateWindow(window, scope.now, scope.plan.catalog.zone);
  return repeated(scope.dialect, day, (date) => anniversaryWithin(date, bounds));
};

const inWindow = ({ operand, window }: Extract<Cond, { kind: 'in-window' }>, scope: Scope): Sql => {
  const { zone } = scope.plan.catalog;
  const value = emitValue(operand, scope);
  if (operand.type.kind === 'date') {
    const { from, to } = bindDateWindow(window, scope.now, zone);
    return withinBounds(value, from, to);
  }
  const { after, until } = bindWindow(window, scope.now, zone);
  if (!scope.isOpen) return withinBounds(value, after + 1, until);
  const end = (name: 'after' | 'until', further: number): Sql =>
    moving(
      scope,
      `${name} ${further} ${JSON.stringify(window)}`,
      (now) => bindWindow(window, now, zone)[name] + further,
    );
  return between(
    value,
    Number.isFinite(after) ? end('after', 1) : undefined,
    Number.isFinite(until) ? end('until', 0) : undefined,
  );
};

/** A rank over the row of a customer. */
export const rankedOf = (id: RankId, scope: Scope): Ranked => {
  const rank = found(scope.ranks, id);
  return {
    rank,
    key: emitTerm(rank.key, scope),
    population: emitCondition(rank.population, scope),
    group: rank.per === undefined ? undefined : sql`cast(${emitValue(rank.per, scope)} as text)`,
  };
};
