import type { Book, Condition, Customer, RankCondition, RankCut, Value } from '../model/index.js';
import { compareKnown, compareText, relates } from './compare.js';
import { knownFact } from './facts.js';
import { fieldNamed, formOf, sumScale, throughMetrics } from './form.js';
import type { Judge } from './judge.js';
import { isNumeric, type Known, type Numeric } from './known.js';
import { arithmetic, average, exact } from './numbers.js';

interface Ranked {
  readonly customer: Customer;
  readonly value: Known;
}

/** What a rank is taken of: `M`, `among (城市 = 北京)`, `per 城市`. */
export interface Ranking {
  readonly operand: Value;
  readonly among?: Condition | 'everyone';
  readonly per?: string;
}

/** The customers with something to rank, in the group of one of them; `undefined`: that one is not ranked. */
export function populationOf(judge: Judge, ranking: Ranking, customer: Customer): readonly Ranked[] | undefined {
  const ranked = rankedIn(judge, ranking, groupOf(judge, ranking, customer));
  return ranked.some((one) => one.customer.id === customer.id) ? ranked : undefined;
}

function rankedIn(judge: Judge, ranking: Ranking, group: Group): readonly Ranked[] {
  let known = RANKED.get(judge);
  if (known === undefined) RANKED.set(judge, (known = new Map()));
  const question = 'kind' in ranking ? ranking : ranking.operand;
  let groups = known.get(question);
  if (groups === undefined) known.set(question, (groups = new Map()));
  const name = nameOf(group);
  let ranked = groups.get(name);
  if (ranked === undefined) groups.set(name, (ranked = rankedAnew(judge, ranking, group)));
  return ranked;
}

/** Everybody asks for the same groups: by instant, by what is ranked, by group. */
const RANKED = new WeakMap<Judge, Map<object, Map<string, readonly Ranked[]>>>();

function nameOf(group: Group): string {
  return JSON.stringify(group, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part)) ?? '';
}

function rankedAnew(judge: Judge, ranking: Ranking, group: Group): readonly Ranked[] {
  return judge.customers
    .filter((other) => isSameGroup(group, groupOf(judge, ranking, other)))
    .flatMap((other) => rankedOne(judge, ranking, other));
}

type Group = Known | 'everybody' | undefined;

/** Who lacks the field of `per` is in no group. */
function groupOf(judge: Judge, ranking: Ranking, customer: Customer): Group {
  if (ranking.per === undefined) return 'everybody';
  return knownFact(fieldNamed(judge.book.customer.fields, ranking.per), customer.values);
}

function isSameGroup(a: Group, b: Group): boolean {
  if (a === undefined || b === undefined) return false;
  if (a === 'everybody' || b === 'everybody') return a === b;
  return compareKnown(a, b) === 0;
}

function rankedOne(judge: Judge, ranking: Ranking, customer: Customer): readonly Ranked[] {
  const value = judge.value(ranking.operand, { customer });
  if (value === undefined) return [];
  if (ranking.among === 'everyone') return [{ customer, value }];
  if (ranking.among && !judge.holds(ranking.among, { customer })) return [];
  const counters = countersIn(ranking.operand, judge.book);
  const standsOnSomething =
    counters.length === 0 || counters.some((one) => judge.matches(one, { customer }).length > 0);
  return standsOnSomething ? [{ customer, value }] : [];
}

type Aggregate = Extract<Value, { kind: 'aggregate' }>;
/** 0, and not missing, where there is nothing; `avg` and `share` are quotients of such. */
const COUNTERS: ReadonlySet<string> = new Set(['count', 'sum', 'distinct', 'days', 'avg', 'share']);

/** The aggregates by which a value stands on events. */
function countersIn(value: Value, book: Book): readonly Aggregate[] {
  switch (value.kind) {
    case 'aggregate':
      return COUNTERS.has(value.fn) && !value.overall ? [standsOn(value)] : [];
    case 'metric':
      return book.metrics.filter((one) => one.names[0] === value.metric).flatMap((one) => countersIn(one.value, book));
    case 'arith':
      return [...countersIn(value.left, book), ...countersIn(value.right, book)];
    case 'negate':
    case 'score':
      return countersIn(value.operand, book);
    case 'call':
      return value.args.flatMap((arg) => countersIn(arg, book));
    default:
      return [];
  }
}

/** A share stands on all events of its kind in the window. */
function standsOn(aggregate: Aggregate): Aggregate {
  const { where: _, ...all } = aggregate;
  return aggregate.fn === 'share' ? all : aggregate;
}

/** ceil(n * percent / 100), in whole numbers. */
function shareOf(n: number, percent: string): number {
  const [whole = '', fraction = ''] = percent.split('.');
  const numerator = BigInt(n) * BigInt(whole + fraction);
  const denominator = 100n * 10n ** BigInt(fraction.length);
  return Number((numerator + denominator - 1n) / denominator);
}

/** From which end a cut counts, and how many. */
function steps(cut: RankCut, n: number): { readonly from: 'largest' | 'smallest'; readonly k: number } {
  const share = Math.max(1, shareOf(n, cut.form === 'median' ? '50' : cut.amount || '0'));
  switch (cut.form) {
    case 'top-percent':
      return { from: 'largest', k: share };
    case 'top-count':
      return { from: 'largest', k: Math.min(Number(cut.amount), n) };
    case 'bottom-percent':
    case 'percentile':
    case 'median':
      return { from: 'smallest', k: share };
    case 'bottom-count':
      return { from: 'smallest', k: Math.min(Number(cut.amount), n) };
    case 'average':
      throw new Error('the average is not counted from an end');
  }
}

/** θ: everyone tied at it is on its side. */
export function threshold(
  judge: Judge,
  ranking: Ranking,
  cut: RankCut,
  population: readonly Ranked[],
): Known | undefined {
  let known = THRESHOLDS.get(population);
  if (known === undefined) THRESHOLDS.set(population, (known = new Map()));
  if (!known.has(cut)) known.set(cut, thresholdAnew(judge, ranking, cut, population));
  return known.get(cut);
}

/** Of one group everybody is held against the same. */
const THRESHOLDS = new WeakMap<readonly Ranked[], Map<RankCut, Known | undefined>>();

function thresholdAnew(judge: Judge, ranking: Ranking, cut: RankCut, population: readonly Ranked[]): Known | undefined {
  if (population.length === 0) return undefined;
  const values = population.map((one) => one.value);
  if (cut.form === 'average') {
    return average(values.map(asNumber), sumScale(formOf(ranking.operand, judge.book)));
  }
  const { from, k } = steps(cut, values.length);
  const ascending = [...values].sort(compareKnown);
  return from === 'largest' ? ascending.at(-k) : ascending[k - 1];
}

export function ranks(judge: Judge, condition: RankCondition, customer: Customer): boolean {
  const own = rankedOne(judge, condition, customer)[0]?.value;
  const population = groupFor(judge, condition, customer);
  if (own === undefined) return false;
  if (condition.exactly) return isChosen(condition.cut, population, { customer, value: own });
  const theta = threshold(judge, condition, condition.cut, population);
  if (theta === undefined) return false;
  const difference = condition.cut.form === 'average' ? compareKnown(asNumber(own), theta) : compareKnown(own, theta);
  return relates(condition.op, difference);
}

/** The group of a customer among those whose thresholds count. */
function groupFor(judge: Judge, ranking: Ranking, customer: Customer): readonly Ranked[] {
  const ranked = rankedIn(judge.thresholds, ranking, groupOf(judge, ranking, customer));
  if (judge.thresholds === judge || !ages(judge, ranking.operand)) return ranked;
  return ranked.map((one) => ({ ...one, value: aged(judge, ranking.operand, one.value) }));
}

function ages(judge: Judge, operand: Value): boolean {
  const asked = throughMetrics(judge.book, operand);
  return asked.kind === 'call' && (asked.fn === 'since' || asked.fn === 'until');
}

/** A recency is ranked by its instant, so that its threshold grows with the time gone by since it was taken. */
function aged(judge: Judge, operand: Value, value: Known): Known {
  const gone = exact(judge.now - judge.thresholds.now);
  const asked = throughMetrics(judge.book, operand);
  if (!gone || !isNumeric(value) || asked.kind !== 'call') return value;
  if (asked.fn === 'since') return arithmetic('+', value, gone) ?? value;
  return asked.fn === 'until' ? (arithmetic('-', value, gone) ?? value) : value;
}

/** Instants and dates are averaged as the integers they are. */
function asNumber(value: Known): Numeric {
  if (isNumeric(value)) return value;
  const integer = value.kind === 'time' ? exact(value.ms) : value.kind === 'date' ? exact(value.day) : undefined;
  if (integer === undefined) throw new Error(`the average of a ${value.kind}`);
  return integer;
}

/** Among just k customers: of those who are tied at the end, the smaller ids. */
function isChosen(cut: RankCut, population: readonly Ranked[], own: Ranked): boolean {
  const { from, k } = steps(cut, population.length);
  const sign = from === 'largest' ? -1 : 1;
  const order = (a: Ranked, b: Ranked) =>
    sign * compareKnown(a.value, b.value) || compareText(a.customer.id, b.customer.id);
  const last = [...population].sort(order)[k - 1];
  return last !== undefined && order(own, last) <= 0;
}

/** Which of `n` equal parts: 1 plus how many of the n - 1 cut points lie strictly below. */
export function score(judge: Judge, operand: Value, n: number, customer: Customer): Known | undefined {
  const own = rankedOne(judge, { operand }, customer)[0]?.value;
  const population = groupFor(judge, { operand }, customer);
  if (own === undefined) return undefined;
  const ascending = population.map((one) => one.value).sort(compareKnown);
  let answer = 1;
  for (let i = 1; i < n; i++) {
    const cutPoint = ascending[Math.max(1, Math.ceil((population.length * i) / n)) - 1];
    if (cutPoint && compareKnown(cutPoint, own) < 0) answer++;
  }
  return exact(answer);
}
