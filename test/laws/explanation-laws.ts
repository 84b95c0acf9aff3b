import { isDeepStrictEqual } from 'node:util';
import type { Plan } from '@tagwright/dsl';
import {
  evaluate as evaluateStore,
  explainCustomer,
  IN_MEMORY,
  nextChange,
  openStore,
  type ConditionSeen,
  type NextChange,
} from '@tagwright/engine';
import {
  Dice,
  evaluate,
  randomBook,
  randomBookWithoutRanks,
  turningPoints,
  type Answer,
  type Book,
  type Question,
} from '../oracle/index.js';
import type { Law, Verdict } from './law.js';
import { planOf, type BookText } from './pipeline.js';
import { bookStory, randomQuestion, written } from './question.js';
import { storeFacts } from './store-facts.js';

/** What `why` says of customers is what the oracle says, down the tree. */
export const whyLaw: Law = {
  name: 'why',
  says: 'an explanation comes to the answer that it explains, and its parts to the whole',
  try: async (seed): Promise<Verdict> =>
    overStore(seed, randomBook, ({ plan, question, now, store }) => {
      const answer = evaluate(question.book, question.facts, now);
      return question.facts.customers.slice(0, 3).flatMap(({ id, at }) => {
        if (at !== undefined && at > now) return [];
        const seen = explainCustomer(store, plan, id);
        const answers = {
          tags: seen.tags.map(({ tag, values }) => [tag.names[0], [...values].sort()]),
          segments: seen.segments.filter(({ member }) => member).map(({ segment }) => segment.names[0]),
        };
        const expected = answersOf(answer, plan, id);
        const conditions = [
          ...seen.segments.map(({ condition }) => condition),
          ...seen.tags.flatMap(({ cases }) => cases.flatMap(({ condition }) => (condition ? [condition] : []))),
        ];
        return [
          ...(isDeepStrictEqual(answers, expected)
            ? []
            : [`${id}: the oracle says ${JSON.stringify(expected)}, the explanation ${JSON.stringify(answers)}`]),
          ...conditions
            .filter((condition) => !addsUp(condition))
            .map((condition) => `${id}: ${condition.node.kind} does not add up`),
        ];
      });
    }),
};

function answersOf({ tags, segments }: Answer, plan: Plan, id: string) {
  return {
    tags: plan.tags.map(({ names: [name = ''] }) => {
      const values = Object.entries(tags[name] ?? {}).filter(([, ids]) => ids.includes(id));
      return [name, values.map(([value]) => value).sort()];
    }),
    segments: plan.segments.map(({ names: [name = ''] }) => name).filter((name) => segments[name]?.includes(id)),
  };
}

function addsUp({ node, truth, children }: ConditionSeen): boolean {
  const truths = children.map((child) => child.truth);
  const whole = node.kind === 'and' ? truths.every(Boolean) : node.kind === 'or' ? truths.some(Boolean) : !truths[0];
  const isLeaf = node.kind !== 'and' && node.kind !== 'or' && node.kind !== 'not';
  return (isLeaf || truth === whole) && children.every(addsUp);
}

const HORIZON = 400 * 86_400_000;
/** The oracle looks at so many instants before the change that was told. */
const LOOKS = 25;

/** When an answer changes by the clock alone. What is asked about everybody is held there, which the oracle cannot do. */
export const nextChangeLaw: Law = {
  name: 'next-change',
  says: 'an answer stays until the instant at which it is said to change, and then is what it is said to be',
  try: async (seed): Promise<Verdict> =>
    overStore(seed, randomBookWithoutRanks, ({ plan, question, now, store, dice }) => {
      const { book, facts } = question;
      const customer = facts.customers.find(({ at }) => at === undefined || at <= now);
      if (customer === undefined) return [];
      const own = { customers: [customer], events: facts.events.filter((event) => event.customer === customer.id) };
      const valuesAt = (instant: number, tag: string | undefined, segment: string | undefined): readonly string[] => {
        const answer = evaluate(book, own, instant);
        if (segment !== undefined) return answer.segments[segment]?.length === 1 ? [''] : [];
        return Object.entries(answer.tags[tag ?? ''] ?? {}).flatMap(([value, ids]) =>
          ids.length === 1 ? [value] : [],
        );
      };
      const targets = [
        ...plan.tags.map(({ id, names }) => ({ target: { tag: id }, tag: names[0], segment: undefined })),
        ...plan.segments.map(({ id, names }) => ({ target: { segment: id }, tag: undefined, segment: names[0] })),
      ];
      return dice.sample(targets, 2).flatMap(({ target, tag, segment }) => {
        const change: NextChange = nextChange(store, plan, customer.id, target, { horizon: HORIZON, patience: 300 });
        const before = valuesAt(now, tag, segment);
        const end = change.kind === 'change' ? change.at - 1 : change.until;
        const looks = dice.sample([...turningPoints(book, own, now, end), end], LOOKS);
        const early = [...looks, end].find((at) => at > now && !isDeepStrictEqual(valuesAt(at, tag, segment), before));
        const name = tag ?? segment;
        if (early !== undefined)
          return [`${customer.id}, ${name}: it changes at ${early}, and not only ${JSON.stringify(change)}`];
        if (change.kind === 'none') return [];
        const after = valuesAt(change.at, tag, segment);
        return isDeepStrictEqual([...after].sort(), [...change.values].sort())
          ? []
          : [
              `${customer.id}, ${name}: the oracle says ${JSON.stringify(after)}, the forecast ${JSON.stringify(change)}`,
            ];
      });
    }),
};

interface Asked {
  readonly dice: Dice;
  readonly question: Question;
  readonly plan: Plan;
  readonly now: number;
  readonly store: ReturnType<typeof openStore>;
}

/** A random question, evaluated at its first instant; `look` says what is wrong. */
function overStore(seed: number, bookFrom: (dice: Dice) => Book, look: (asked: Asked) => readonly string[]): Verdict {
  const dice = new Dice(seed);
  const question = randomQuestion(dice, bookFrom(dice));
  const [now = 0] = question.nows;
  const text: BookText = written('plain', question);
  const plan = planOf(text);
  const store = openStore(IN_MEMORY);
  try {
    storeFacts(store, plan, question.book, question.facts);
    evaluateStore(store, plan, now);
    const found = look({ dice, question, plan, now, store });
    if (found.length === 0) return { cases: 1, broken: undefined };
    const facts = JSON.stringify(question.facts);
    return { cases: 1, broken: { story: [bookStory(text), facts, `at ${now}`, ...found].join('\n') } };
  } finally {
    store.close();
  }
}
