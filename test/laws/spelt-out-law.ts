import { isDeepStrictEqual } from 'node:util';
import {
  Dice,
  randomBookWithConditions,
  randomFacts,
  randomNow,
  type Book,
  type Condition,
  type Tag,
  type Value,
} from '../oracle/index.js';
import { planOf } from './book-text.js';
import type { Law, Verdict } from './law.js';
import { bookStory, written } from './question.js';

/**
 * A condition against the same in other words, which take another way through every evaluator (after Rigger and Su,
 * NoREC, ESEC/FSE 2020): with every metric spelt out where it is used, with every `did` as a count, and as a tag.
 */
export const speltOutLaw: Law = {
  name: 'spelt-out',
  says: 'a condition selects the same with its metrics spelt out, its `did`s counted, and as a tag',
  try: async (seed, { evaluators }): Promise<Verdict> => {
    const dice = new Dice(seed);
    const { book, conditions } = randomBookWithConditions(dice, 1);
    const [condition] = conditions;
    if (!condition) throw new Error('a condition was asked for');
    const asked: Book = {
      ...book,
      tags: [...book.tags, ...asTags(condition)],
      segments: [
        ...book.segments,
        { names: ['law as it is'], condition },
        { names: ['law without metrics'], condition: withoutMetrics(condition, book) },
        { names: ['law counted'], condition: counted(condition) },
      ],
    };
    const now = randomNow(dice, asked);
    const text = written({ seed }, { book: asked });
    const evaluator = dice.pick(evaluators);
    const [answer] = await evaluator.answers(planOf(text), asked, randomFacts(dice, asked, now), [now]);
    const expected = answer?.segments['law as it is'];
    const others: Readonly<Record<string, readonly string[] | undefined>> = {
      'without metrics': answer?.segments['law without metrics'],
      counted: answer?.segments['law counted'],
      'as a tag': answer?.tags['law one']?.['yes'],
      'as one of many': answer?.tags['law many']?.['yes'],
    };
    const found = Object.entries(others)
      .filter(([, members]) => members === undefined || !isDeepStrictEqual(members, expected))
      .map(([way, members]) => `${way}: ${JSON.stringify(members)}, and not ${JSON.stringify(expected)}`);
    if (found.length === 0) return { cases: 1, broken: undefined };
    return { cases: 1, broken: { story: [bookStory(text), `at ${now}, ${evaluator.name}`, ...found].join('\n') } };
  },
};

function asTags(condition: Condition): readonly Tag[] {
  const cases = [{ value: 'yes', trigger: { kind: 'when', condition } }] as const;
  const head = { form: 'block', manual: false, ordered: false, cases } as const;
  return [
    { ...head, names: ['law one'], many: false },
    { ...head, names: ['law many'], many: true },
  ];
}

/** The same tree with some nodes replaced; what takes a node's place is looked at too. */
function replaced<Part>(part: Part, replace: (node: object) => object): Part {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map((item: unknown) => replaced(item, replace)) as Part;
  const node = replace(part);
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, replaced(child, replace)])) as Part;
}

function withoutMetrics(condition: Condition, { metrics }: Book): Condition {
  const meaning = (value: Value): Value => {
    if (value.kind !== 'metric') return value;
    const metric = metrics.find(({ names }) => names[0] === value.metric);
    return metric ? meaning(metric.value) : value;
  };
  return replaced(condition, (node) => {
    const part = node as Condition | Value;
    // Only a name stands as a condition by itself.
    if (part.kind === 'true' && part.operand.kind === 'metric') {
      return { kind: 'compare', op: '=', left: meaning(part.operand), right: { kind: 'bool', value: true } };
    }
    return part.kind === 'metric' ? meaning(part) : node;
  });
}

/** `did order where C in W` is `count(order where C in W) >= 1`. */
function counted(condition: Condition): Condition {
  return replaced(condition, (node) => {
    const part = node as Condition;
    if (part.kind !== 'did' || part.steps || part.habit || typeof part.event !== 'string') return node;
    const { event, as, where, window, times = { bound: 'at least', count: 1 } } = part;
    const limits = { ...(as !== undefined && { as }), ...(where && { where }), ...(window && { window }) };
    const count: Value = { kind: 'aggregate', fn: 'count', overall: false, event, ...limits };
    const op = { 'at least': '>=', 'at most': '<=', exactly: '=' } as const;
    return {
      kind: 'compare',
      op: op[times.bound],
      left: count,
      right: { kind: 'number', decimal: String(times.count) },
    } satisfies Condition;
  });
}
