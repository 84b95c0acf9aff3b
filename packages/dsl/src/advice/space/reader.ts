import type { Cond } from '../../plan/conditions.js';
import { canonicalJson } from '../../plan/hash.js';
import type { RankThreshold } from '../../plan/types.js';
import type { Value } from '../../plan/values.js';
import { unreachable } from '../../text/unreachable.js';
import { agesIn, daysIn, type Axis } from './axes.js';
import type { Choice } from './choices.js';
import { grainOf, inUnitsOf } from './domain.js';
import { all, any, constant, negation, type Formula } from './formula.js';
import { after, intervalOf, type Grain, type Interval, type Op } from './intervals.js';
import type { Quantities } from './quantities.js';
import type { Draft, Test } from './quantity.js';
import { familyOf } from './standings.js';

type Leaf<K extends Cond['kind']> = Extract<Cond, { kind: K }>;

const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' } as const;
const ORDERED: ReadonlySet<string> = new Set(['number', 'money', 'duration', 'date', 'time', 'distance']);

/** Reads conditions of a plan as formulas over quantities. What it does not understand becomes a quantity of its own. */
export class Reader {
  /** Who is ranked at all, for each standing: of anybody else it says nothing. */
  readonly ranked = new Map<Draft, Formula>();
  readonly #segments = new Map<string, Formula>();
  readonly #populations = new Map<string, Formula>();

  constructor(readonly quantities: Quantities) {}

  read(condition: Cond): Formula {
    switch (condition.kind) {
      case 'always':
        return constant(condition.truth);
      case 'and':
        return all(condition.operands.map((each) => this.read(each)));
      case 'or':
        return any(condition.operands.map((each) => this.read(each)));
      case 'not':
        return negation(this.read(condition.operand));
      case 'compare':
        return this.#compare(condition);
      case 'compare-span':
        return this.#compareSpan(condition);
      case 'in':
        return this.#in(condition, condition.operand, condition.values);
      case 'in-list':
        return this.#inList(condition);
      case 'text':
        return this.#text(condition);
      case 'known':
        return this.#known(condition, condition.operand);
      case 'has':
        return this.#has(condition);
      case 'in-window':
        return this.#inWindow(condition);
      case 'rank':
        return this.#rank(condition);
      case 'tag':
        return this.#tag(condition);
      case 'segment':
        return this.#segment(condition);
      case 'anniversary':
        return this.#opaque(condition, [condition.operand]);
      case 'at-least':
      case 'followed':
        return this.#opaque(condition, []);
      default:
        return unreachable(condition);
    }
  }

  #compare(condition: Leaf<'compare'>): Formula {
    const { op, left, right } = condition;
    if (right.kind === 'const') return this.#against(condition, op, left, right);
    if (left.kind === 'const') return this.#against(condition, MIRRORED[op], right, left);
    const [one, two] = [this.quantities.values.key(left), this.quantities.values.key(right)];
    if (one === two) return op === '=' || op === '<=' || op === '>=' ? this.#known(condition, left) : constant(false);
    if (haveNothingInCommon(left, right)) return constant(false);
    const swapped = one > two;
    const draft = swapped ? this.quantities.pair(right, left) : this.quantities.pair(left, right);
    const relations = swapped ? MIRRORED[op] : op;
    return literal(draft, relations, condition, () => standsIn(relations));
  }

  #against(condition: Cond, op: Op, value: Value, bound: Extract<Value, { kind: 'const' }>): Formula {
    if (typeof bound.value !== 'number') {
      return op === '=' ? this.#in(condition, value, [bound.value]) : this.#opaque(condition, [value]);
    }
    const number = inUnitsOf(bound, value);
    if (number === undefined) return this.#opaque(condition, [value]);
    if (value.kind === 'since') return this.#aged(condition, op, value.operand, number);
    if (value.kind === 'until') return this.#aged(condition, MIRRORED[op], value.operand, -number);
    const grain = grainOf(value);
    return this.#within(this.quantities.axis(value), condition, [intervalOf(op, number, grain)]);
  }

  /** `since(x)` against an exact length. */
  #aged(condition: Cond, op: Op, instant: Value, ms: number): Formula {
    const kept = this.quantities.age(instant, 'age-ms');
    kept.shape.lengths.add({ unit: 'ms', ms: Math.abs(ms) });
    return this.#within(kept, condition, [intervalOf(op, ms, 'whole')]);
  }

  #compareSpan(condition: Leaf<'compare-span'>): Formula {
    const { op, instant, direction, span } = condition;
    const kept = this.quantities.age(instant, 'age-ms');
    const reach = kept.shape.lengths.add(span) * (direction === 'before-now' ? 1 : -1);
    return this.#within(kept, condition, [intervalOf(MIRRORED[op], reach, 'whole')]);
  }

  #in(condition: Cond, operand: Value, values: readonly (string | number | boolean)[]): Formula {
    const numbers = values.filter((value) => typeof value === 'number');
    if (ORDERED.has(operand.type.kind) && numbers.length === values.length) {
      const grain = grainOf(operand);
      return this.#within(this.quantities.axis(operand), condition, merged(numbers, grain));
    }
    const choices = values.filter((value) => typeof value !== 'number');
    if (!CHOOSING.has(operand.type.kind)) return this.#opaque(condition, [operand]);
    return this.#chosen(this.quantities.choice(operand), condition, choices);
  }

  #inList(condition: Leaf<'in-list'>): Formula {
    const list = this.quantities.plan.catalog.lists.find(({ names }) => names[0] === condition.list);
    const plain = condition.operand.type.kind === 'text' && list?.values !== undefined;
    return plain
      ? this.#chosen(this.quantities.choice(condition.operand), condition, list.values)
      : this.#opaque(condition, [condition.operand]);
  }

  #text(condition: Leaf<'text'>): Formula {
    const { operand, text, test } = condition;
    if (operand.type.kind !== 'text' || text.kind !== 'const' || typeof text.value !== 'string') {
      return this.#opaque(condition, [operand, text]);
    }
    const { draft, shape } = this.quantities.choice(operand);
    const key = `${test} ${text.value}`;
    const sought = text.value;
    return literal(draft, key, condition, () => shape.passing({ test, text: sought }));
  }

  #known(condition: Cond, value: Value): Formula {
    if (this.quantities.values.isNeverMissing(value)) return constant(true);
    return literal(this.#asking(value), 'known', condition, () => (cell) => cell.kind !== 'missing');
  }

  /** The quantity that other conditions on the value are most likely about. */
  #asking(value: Value): Draft {
    const { kind } = value.type;
    if (value.kind === 'since' || value.kind === 'until') return this.quantities.age(value.operand, 'age-ms').draft;
    if (kind === 'time') return this.quantities.age(value, 'age-ms').draft;
    if (ORDERED.has(kind)) return this.quantities.axis(value).draft;
    return CHOOSING.has(kind) ? this.quantities.choice(value).draft : this.quantities.known(value);
  }

  #has(condition: Leaf<'has'>): Formula {
    const { mode, operand, values } = condition;
    const members = values.map((value): Formula => {
      const one: Cond = { kind: 'has', mode: 'any', operand, values: [value] };
      return this.#opaque(one, [operand], condition);
    });
    return mode === 'all' ? all(members) : any(members);
  }

  #inWindow(condition: Leaf<'in-window'>): Formula {
    const { operand, window } = condition;
    const dates = operand.type.kind === 'date';
    const kept = this.quantities.age(operand, dates ? 'age-days' : 'age-ms');
    const { lengths } = kept.shape;
    const ages = dates ? daysIn(window, lengths) : agesIn(window, lengths);
    return ages === undefined ? this.#opaque(condition, [operand]) : this.#within(kept, condition, [ages]);
  }

  /** Whoever reaches a threshold is ranked, so the population's condition holds too. */
  #rank(condition: Leaf<'rank'>): Formula {
    const rank = this.quantities.values.rank(condition.rank);
    if (rank === undefined) return this.#opaque(condition, []);
    const { draft, shape } = this.quantities.standing(rank, familyOf(rank.cut));
    shape.add(rank);
    const { op, exactly } = condition;
    const stands = literal(draft, `${rank.id} ${op}`, condition, () => (cell) => {
      const relation = shape.relationTo(rank, cell);
      return relation !== undefined && op.includes(relation);
    });
    const chosen = exactly ? [this.#opaque(condition, [])] : [];
    const grouped = rank.per === undefined ? [] : [this.#known(condition, rank.per)];
    const ranked = all([this.#population(rank), ...grouped]);
    this.ranked.set(draft, ranked);
    return all([ranked, stands, ...chosen]);
  }

  #population({ id, population }: RankThreshold): Formula {
    const known = this.#populations.get(id);
    if (known !== undefined) return known;
    const formula = this.read(population);
    this.#populations.set(id, formula);
    return formula;
  }

  #tag(condition: Leaf<'tag'>): Formula {
    const tag = this.quantities.values.tag(condition.tag);
    if (tag === undefined) return this.#opaque(condition, []);
    if (tag.exclusive) return this.#chosen(this.quantities.tag(tag, undefined), condition, condition.values);
    return any(condition.values.map((value) => this.#chosen(this.quantities.tag(tag, value), condition, [true])));
  }

  #segment(condition: Leaf<'segment'>): Formula {
    const known = this.#segments.get(condition.segment);
    if (known !== undefined) return known;
    const segment = this.quantities.values.segment(condition.segment);
    const formula = segment === undefined ? this.#opaque(condition, []) : this.read(segment.condition);
    this.#segments.set(condition.segment, formula);
    return formula;
  }

  #opaque(condition: Cond, needing: readonly Value[], source: Cond = condition): Formula {
    const draft = this.quantities.opaque(canonicalJson(condition), condition, needing);
    return literal(draft, 'holds', source, () => (cell) => cell.kind === 'truth' && cell.truth);
  }

  #within(
    { draft, shape }: { readonly draft: Draft; readonly shape: Axis },
    condition: Cond,
    intervals: readonly (Interval | undefined)[],
  ): Formula {
    const known = intervals.filter((interval) => interval !== undefined);
    if (known.length === 0) return constant(false);
    const key = known.map(({ from, to }) => `${from}..${to}`).join();
    return literal(draft, key, condition, () => shape.inside(known));
  }

  #chosen(
    { draft, shape }: { readonly draft: Draft; readonly shape: Choice },
    condition: Cond,
    values: readonly (string | boolean)[],
  ): Formula {
    return literal(draft, JSON.stringify(values), condition, () => shape.oneOf(values));
  }
}

const CHOOSING: ReadonlySet<string> = new Set(['text', 'enum', 'bool']);

const literal = (quantity: Draft, key: string, source: Cond, make: () => Test): Formula => ({
  kind: 'literal',
  quantity,
  test: quantity.test(key, source, make),
  negated: false,
});

const standsIn =
  (relations: Op): Test =>
  (cell) =>
    cell.kind === 'relation' && relations.includes(cell.relation);

/** Two choices without a common value are never equal. */
const haveNothingInCommon = ({ type: one }: Value, { type: two }: Value): boolean =>
  one.kind === 'enum' && two.kind === 'enum' && !one.values.some((value) => two.values.includes(value));

/** The numbers as intervals, neighbours in one. */
const merged = (numbers: readonly number[], grain: Grain): readonly Interval[] => {
  const intervals: Interval[] = [];
  for (const from of numbers.toSorted((a, b) => a - b)) {
    const last = intervals.at(-1);
    const to = after(from, grain);
    if (last?.to === from) intervals[intervals.length - 1] = { from: last.from, to };
    else intervals.push({ from, to });
  }
  return intervals;
};
