import { isDeepStrictEqual } from 'node:util';
import type { Plan } from '@tagwright/dsl';
import {
  answersTo,
  Dice,
  evaluate,
  randomBook,
  randomBookWithoutRanks,
  turningPoints,
  type Answer,
  type Book,
  type Customer,
  type Question,
} from '../oracle/index.js';
import { planOf } from './book-text.js';
import type { ConditionExplained, Explained, Explainer, Forecast } from './explainers/explainer.js';
import { openExplainers } from './explainers/index.js';
import type { Law, Verdict } from './law.js';
import { bookStory, randomQuestion, written } from './question.js';

/** What an explanation says of customers is what the oracle says, down the tree. */
export const whyLaw: Law = {
  name: 'why',
  says: 'an explanation comes to the answer that it explains, and its parts to the whole',
  try: async (seed): Promise<Verdict> =>
    withExplainers(seed, randomBook, async ({ plan, question, now }, explainer) => {
      const answer = evaluate(question.book, question.facts, now);
      const found: string[] = [];
      for (const { id } of known(question.facts.customers, now).slice(0, 3)) {
        found.push(...faultsOf(await explainer.why(id), answersOf(answer, plan, id)).map((fault) => `${id}: ${fault}`));
      }
      return found;
    }),
};

/** The values of each tag, in the order of text, and the names of the segments. */
interface Expected {
  readonly tags: readonly (readonly [tag: string, values: readonly string[]])[];
  readonly segments: readonly string[];
}

function faultsOf(seen: Explained, expected: Expected): readonly string[] {
  const answers: Expected = {
    tags: seen.tags.map(({ tag, values }) => [tag.names[0] ?? '', [...values].sort()]),
    segments: seen.segments.filter(({ member }) => member).map(({ segment }) => segment.names[0] ?? ''),
  };
  const conditions = [
    ...seen.segments.map(({ condition }) => condition),
    ...seen.tags.flatMap(({ cases }) => cases.flatMap(({ condition }) => (condition ? [condition] : []))),
  ];
  return [
    ...(isDeepStrictEqual(answers, expected)
      ? []
      : [`the oracle says ${JSON.stringify(expected)}, the explanation ${JSON.stringify(answers)}`]),
    ...conditions
      .filter((condition) => !addsUp(condition))
      .map((condition) => `${condition.node.kind} does not add up`),
  ];
}

function answersOf({ tags, segments }: Answer, plan: Plan, id: string): Expected {
  return {
    tags: plan.tags.map(({ names: [name = ''] }) => {
      const values = Object.entries(tags[name] ?? {}).filter(([, ids]) => ids.includes(id));
      return [name, values.map(([value]) => value).sort()];
    }),
    segments: plan.segments.map(({ names: [name = ''] }) => name).filter((name) => segments[name]?.includes(id)),
  };
}

function addsUp({ node, truth, children }: ConditionExplained): boolean {
  return (
    truth ===
      wholeOf(
        node,
        truth,
        children.map((child) => child.truth),
      ) && children.every(addsUp)
  );
}

/** What a condition comes to by its parts; a leaf has none that it would have to come to. */
function wholeOf(node: ConditionExplained['node'], truth: boolean, parts: readonly boolean[]): boolean {
  switch (node.kind) {
    case 'and':
      return parts.every(Boolean);
    case 'or':
      return parts.some(Boolean);
    case 'not':
      return !parts[0];
    case 'at-least':
      return parts.filter(Boolean).length >= node.count;
    default:
      return truth;
  }
}

const HORIZON = 400 * 86_400_000;
/** The oracle looks at so many instants before the change that was told. */
const LOOKS = 25;

/** When an answer changes by the clock alone. What is asked about everybody is held there, which the oracle cannot do. */
export const nextChangeLaw: Law = {
  name: 'next-change',
  says: 'an answer stays until the instant at which it is said to change, and then is what it is said to be',
  try: async (seed): Promise<Verdict> =>
    withExplainers(seed, randomBookWithoutRanks, async ({ plan, question, now, dice }, explainer) => {
      const { book, facts } = question;
      const [customer] = known(facts.customers, now);
      if (customer === undefined) return [];
      const own = { customers: [customer], events: facts.events.filter((event) => event.customer === customer.id) };
      const targets = [
        ...plan.tags.map(({ id, names }) => ({ target: { tag: id }, tag: names[0], segment: undefined })),
        ...plan.segments.map(({ id, names }) => ({ target: { segment: id }, tag: undefined, segment: names[0] })),
      ];
      const answerAt = answersTo(book, own);
      const found: string[] = [];
      for (const { target, tag, segment } of dice.sample(targets, 2)) {
        const valuesAt = (instant: number) => valuesIn(answerAt(instant), tag, segment);
        const forecast = await explainer.nextChange(customer.id, target, { horizon: HORIZON, patience: 300 });
        const end = forecast.kind === 'change' ? forecast.at - 1 : forecast.until;
        const looks = [...dice.sample([...turningPoints(book, own, now, end)], LOOKS), end];
        const fault = forecastFault(forecast, now, looks, valuesAt);
        if (fault) found.push(`${customer.id}, ${tag ?? segment}: ${fault}`);
      }
      return found;
    }),
};

function forecastFault(
  forecast: Forecast,
  now: number,
  looks: readonly number[],
  valuesAt: (instant: number) => readonly string[],
): string | undefined {
  const before = valuesAt(now);
  const early = looks.find((at) => at > now && !isDeepStrictEqual(valuesAt(at), before));
  if (early !== undefined) return `it changes at ${early}, and not only ${JSON.stringify(forecast)}`;
  if (forecast.kind === 'none') return undefined;
  const after = valuesAt(forecast.at);
  return isDeepStrictEqual([...after].sort(), [...forecast.values].sort())
    ? undefined
    : `the oracle says ${JSON.stringify(after)}, the forecast ${JSON.stringify(forecast)}`;
}

/** As a forecast says it: the values of a tag, or `['']` and `[]` for in and out of a segment. */
function valuesIn(answer: Answer, tag: string | undefined, segment: string | undefined): readonly string[] {
  if (segment !== undefined) return answer.segments[segment]?.length === 1 ? [''] : [];
  return Object.entries(answer.tags[tag ?? ''] ?? {}).flatMap(([value, ids]) => (ids.length === 1 ? [value] : []));
}

function known(customers: readonly Customer[], now: number): readonly Customer[] {
  return customers.filter(({ at }) => at === undefined || at <= now);
}

interface Asked {
  readonly dice: Dice;
  readonly question: Question;
  readonly plan: Plan;
  readonly now: number;
}

/** A random question at its first instant, put to everything that explains; `look` says what is wrong. */
async function withExplainers(
  seed: number,
  bookFrom: (dice: Dice) => Book,
  look: (asked: Asked, explainer: Explainer) => Promise<readonly string[]>,
): Promise<Verdict> {
  const dice = new Dice(seed);
  const question = randomQuestion(dice, bookFrom(dice));
  const [now = 0] = question.nows;
  const text = written('plain', question);
  const plan = planOf(text);
  const explainers = await openExplainers(plan, question, now);
  const found: string[] = [];
  try {
    for (const explainer of explainers) {
      const faults = await look({ dice: new Dice(seed), question, plan, now }, explainer);
      found.push(...faults.map((fault) => `${explainer.name}: ${fault}`));
    }
  } finally {
    for (const explainer of explainers) await explainer.close();
  }
  const cases = explainers.length;
  if (found.length === 0) return { cases, broken: undefined };
  const facts = JSON.stringify(question.facts);
  return { cases, broken: { story: [bookStory(text), facts, `at ${now}`, ...found].join('\n') } };
}
