import { formOf, type ValueType } from '../../catalog/types.js';
import type { RankThreshold } from '../../plan/types.js';
import type { Value } from '../../plan/values.js';
import { unreachable } from '../../text/unreachable.js';
import type { Emission } from './emission.js';
import { isReal, scaleOf } from './form.js';
import { rankedOf } from './ranked.js';
import { call, firstOf, type Rule } from './rule.js';

/** A value as a rule; null where it is missing. */
export const ruleOfValue = (value: Value, emission: Emission): Rule => {
  const rule = (operand: Value): Rule => ruleOfValue(operand, emission);
  switch (value.kind) {
    case 'const':
      return typeof value.value === 'boolean' ? Number(value.value) : value.value;
    case 'customer-field':
      return call('tw_customer_field', value.column);
    case 'event-field':
      return call('tw_event_field', value.column, ...outwards(value.up));
    case 'event-time':
      return call('tw_event_time', ...outwards(value.up));
    case 'column':
      return call('tw_column', value.column);
    case 'history':
      return call('tw_history', value.history);
    case 'arith':
      return arithmetic(value, emission);
    case 'quotient':
      return quotient(value, emission);
    case 'round':
      return rounded(value.operand, scaleOf(value.type), emission);
    case 'negate':
      return isReal(value.type)
        ? call('tw_negate_real', rule(value.operand))
        : call('tw_subtract', 0, rule(value.operand));
    case 'abs':
      return call(isReal(value.type) ? 'tw_abs_real' : 'tw_abs', rule(value.operand));
    case 'since':
      return call('tw_subtract', call('tw_now'), rule(value.operand));
    case 'until':
      return call('tw_subtract', rule(value.operand), call('tw_now'));
    case 'least':
    case 'greatest':
      return extreme(value, emission);
    case 'part': {
      const { operand, part } = value;
      if (part === 'hour') return call('tw_hour', rule(operand));
      return call(`tw_${part}`, operand.type.kind === 'date' ? rule(operand) : call('tw_local_date', rule(operand)));
    }
    case 'local-date':
      return call('tw_local_date', rule(value.operand));
    case 'age':
      return call('tw_age', rule(value.operand));
    case 'distance':
      return call('tw_squared_chord', rule(value.operand), ...value.vector);
    case 'bucket':
      return call('tw_bucket', value.n, value.salt);
    case 'score':
      return score(value, emission);
    default:
      return unreachable(value);
  }
};

type Of<Kind extends Value['kind']> = Extract<Value, { kind: Kind }>;

/** Which event is meant, counted outwards; the one at hand needs no word. */
const outwards = (up: number | undefined): readonly Rule[] => (up === undefined || up === 0 ? [] : [up]);

/** An exact number at a scale not below its own; it may be larger than 64 bits hold. */
const raised = (rule: Rule, digits: number): Rule => (digits === 0 ? rule : call('tw_raise', rule, digits));

const atScale = (value: Value, scale: number, emission: Emission): Rule =>
  raised(ruleOfValue(value, emission), scale - scaleOf(value.type));

/** The double nearest to a value. */
export const asReal = (value: Value, emission: Emission): Rule =>
  isReal(value.type)
    ? ruleOfValue(value, emission)
    : call('tw_real', ruleOfValue(value, emission), scaleOf(value.type));

const EXACT = { '+': 'tw_add', '-': 'tw_subtract' } as const;
const REAL = { '+': 'tw_add_real', '-': 'tw_subtract_real', '*': 'tw_multiply_real' } as const;

const arithmetic = ({ op, type, left, right }: Of<'arith'>, emission: Emission): Rule => {
  if (isReal(type)) return call(REAL[op], asReal(left, emission), asReal(right, emission));
  const scale = scaleOf(type);
  if (op !== '*') return call(EXACT[op], atScale(left, scale, emission), atScale(right, scale, emission));
  const product = call('tw_multiply', ruleOfValue(left, emission), ruleOfValue(right, emission));
  const digits = scale - scaleOf(left.type) - scaleOf(right.type);
  return digits === 0 ? product : call('tw_int64', raised(product, digits));
};

/** One division; of two integers where both sides are exact. */
const quotient = ({ left, right }: Of<'quotient'>, emission: Emission): Rule => {
  if (isReal(left.type) || isReal(right.type))
    return call('tw_divide', asReal(left, emission), asReal(right, emission));
  const scale = Math.max(scaleOf(left.type), scaleOf(right.type));
  const sides = [left, right].map((side) => call('tw_real', atScale(side, scale, emission), 0));
  return call('tw_divide', ...sides);
};

const rounded = (operand: Value, scale: number, emission: Emission): Rule => {
  const rule = ruleOfValue(operand, emission);
  if (isReal(operand.type)) return call('tw_round_real', rule, scale);
  const digits = scale - scaleOf(operand.type);
  return digits < 0 ? call('tw_round', rule, -digits) : digits === 0 ? rule : call('tw_int64', raised(rule, digits));
};

/** What a sum adds up: exact, at the scale of the column. */
export const summandOf = (value: Value, type: ValueType, emission: Emission): Rule =>
  rounded(value, scaleOf(type), emission);

const extreme = ({ kind, type, operands }: Of<'least' | 'greatest'>, emission: Emission): Rule => {
  const form = formOf(type);
  const operator = `tw_${kind}`;
  if (form === undefined) return call(operator, ...operands.map((each) => ruleOfValue(each, emission)));
  if (form === 'real') return call(operator, ...operands.map((each) => asReal(each, emission)));
  return call('tw_int64', call(operator, ...operands.map((each) => atScale(each, form.exact, emission))));
};

/** 1 + how many of the cuts lie strictly below the key (above it where a recency is ranked by its instant). */
const score = ({ key, cuts, mirrored }: Of<'score'>, emission: Emission): Rule => {
  const [first, ...rest] = cuts.map((id) => rankedOf(id, emission));
  if (first === undefined) throw new Error('a score has cuts');
  const passed = [first, ...rest].map(({ rank, theta }) =>
    compared(key, mirrored ? '<' : '>', thetaOf(rank, theta), emission),
  );
  return firstOf([[first.takesPart, call('tw_add', 1, call('tw_holding', ...passed))]], null);
};

/** One side of a comparison: a value of the plan, or a rule whose form is known. */
export interface Side {
  readonly rule: Rule;
  readonly type: ValueType;
}

export const thetaOf = (rank: RankThreshold, theta: Rule): Side => ({
  rule: theta,
  type: rank.cut === 'average' || isReal(rank.key.type) ? { kind: 'number', form: 'real' } : rank.key.type,
});

const COMPARISONS = { '=': 'tw_eq', '<': 'tw_lt', '<=': 'tw_le', '>': 'tw_gt', '>=': 'tw_ge' } as const;
export type Comparison = keyof typeof COMPARISONS;

/** Exact numbers compare exactly, whatever their scales; with a double among them, both compare as doubles. */
export const compared = (left: Value, op: Comparison, right: Value | Side, emission: Emission): Rule => {
  const a: Side = { rule: ruleOfValue(left, emission), type: left.type };
  const b: Side = 'rule' in right ? right : { rule: ruleOfValue(right, emission), type: right.type };
  const operator = COMPARISONS[op];
  if (formOf(a.type) === undefined || formOf(b.type) === undefined) return call(operator, a.rule, b.rule);
  if (isReal(a.type) || isReal(b.type)) return call(operator, realSide(a), realSide(b));
  const scale = Math.max(scaleOf(a.type), scaleOf(b.type));
  return call(operator, raised(a.rule, scale - scaleOf(a.type)), raised(b.rule, scale - scaleOf(b.type)));
};

const realSide = ({ rule, type }: Side): Rule => (isReal(type) ? rule : call('tw_real', rule, scaleOf(type)));
