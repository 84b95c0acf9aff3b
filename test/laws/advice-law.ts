import { compile, coverageOfTags, evaluatePopulation, prepare, type Diagnostic, type Plan } from '@tagwright/dsl';
import { Dice, randomBookWithConditions, randomFacts, randomNow, type Book, type Condition } from '../oracle/index.js';
import { customerFacts } from './evaluators/javascript.js';
import type { Law, Verdict } from './law.js';
import { bookStory, written } from './question.js';

/** Reasoning over conditions must never be wrong; it may be silent. */
export const adviceLaw: Law = {
  name: 'advice',
  says: 'what advice calls certain (never, always, unreachable, covered) is so of every customer',
  try: async (seed): Promise<Verdict> => {
    const dice = new Dice(seed);
    const { book, conditions } = randomBookWithConditions(dice, 3);
    const asked: Book = { ...book, segments: [...book.segments, ...combined(conditions)] };
    const text = written({ seed }, { book: asked });
    const files = Object.entries(text.files).map(([path, body]) => ({ path, text: body }));
    const { plan, origins, diagnostics } = compile({ files, readList: (path) => text.lists[path] });
    if (plan === undefined) return { cases: 0, broken: undefined };
    const now = randomNow(dice, asked);
    const seen = answersOf(plan, asked, randomFacts(dice, asked, now), now);
    const texts = new Map(files.map(({ path, text: body }) => [path, body]));
    const claims = [...claimsOf(diagnostics), ...coveringClaims(plan, coverageOfTags({ plan, origins, texts }))];
    const wrong = claims.filter(({ holds }) => !holds(seen)).map(({ says }) => says);
    const broken = { story: `${bookStory(text)}\nat ${now}: it is not so that ${wrong.join(', and that ')}` };
    return { cases: claims.length, broken: wrong.length === 0 ? undefined : broken };
  },
};

/** The values and segments of one customer. */
interface Seen {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly segments: ReadonlySet<string>;
}

interface Claim {
  readonly says: string;
  readonly holds: (seen: readonly Seen[]) => boolean;
}

function combined(conditions: readonly Condition[]): Book['segments'] {
  return conditions.flatMap((one, index) =>
    conditions.slice(index + 1).flatMap((other, step) => {
      const name = `law ${index} ${step}`;
      const not: Condition = { kind: 'not', operand: other };
      return [
        { names: [`${name} and`], condition: { kind: 'and', operands: [one, other] } },
        { names: [`${name} and not`], condition: { kind: 'and', operands: [one, not] } },
        { names: [`${name} or`], condition: { kind: 'or', operands: [one, other] } },
      ] as Book['segments'];
    }),
  );
}

function answersOf(plan: Plan, book: Book, facts: Parameters<typeof customerFacts>[2], now: number): readonly Seen[] {
  const { customers } = evaluatePopulation(prepare(plan), customerFacts(plan, book, facts), now);
  return customers.map(({ tags, segments }) => ({
    values: new Map(tags.map(({ tag, values }) => [tag.names[0] ?? '', values.map(({ value }) => value)])),
    segments: new Set(segments.map(({ names }) => names[0] ?? '')),
  }));
}

function claimsOf(diagnostics: readonly Diagnostic[]): readonly Claim[] {
  return diagnostics.flatMap(({ code, params }) => {
    const { of, name = '' } = params as { readonly of?: string; readonly name?: string };
    if (of !== 'segment' || (code !== 'never-holds' && code !== 'always-holds')) return [];
    const wanted = code === 'always-holds';
    return [{ says: `${code} ${name}`, holds: (seen) => seen.every(({ segments }) => segments.has(name) === wanted) }];
  });
}

function coveringClaims(plan: Plan, coverage: ReturnType<typeof coverageOfTags>): readonly Claim[] {
  return coverage.flatMap(({ tag, cases, uncovered }): readonly Claim[] => {
    const declared = plan.tags.find(({ names }) => names[0] === tag);
    const given = [...(declared?.cases ?? []).map(({ value }) => value), declared?.otherwise];
    const valuesOf = (each: Seen): readonly string[] => each.values.get(tag) ?? [];
    return [
      ...cases.flatMap(({ value, reached }): readonly Claim[] =>
        reached.is !== 'nobody' || given.filter((each) => each === value).length > 1
          ? []
          : [
              {
                says: `nobody has ${tag} ${value}`,
                holds: (seen) => !seen.some((each) => valuesOf(each).includes(value)),
              },
            ],
      ),
      ...(uncovered.is === 'nobody'
        ? [
            {
              says: `everybody has a ${tag}`,
              holds: (seen: readonly Seen[]) => seen.every((each) => valuesOf(each).length > 0),
            },
          ]
        : []),
    ];
  });
}
