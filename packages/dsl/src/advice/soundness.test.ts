import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluatePopulation, prepare } from '../evaluate/index.js';
import { SHOP } from '../check/harness.js';
import { compiled } from './harness.js';
import { BESIDE, generator, NOW, randomCondition, randomCustomer } from './customers.harness.js';
import { coverageOfTags, type Verdict } from './index.js';

const VALUES = ['甲', '乙', '丙', '丁'];

const randomBook = (seed: number): string => {
  const pick = generator(seed);
  const cases = VALUES.slice(0, pick([2, 3, 4])).map((value) => `  ${value} when ${randomCondition(pick)}`);
  const segments = ['子', '丑', '寅'].map((name) => `segment ${name} = ${randomCondition(pick)}`);
  return `${BESIDE}tag 试 {\n${cases.join('\n')}\n}\n${segments.join('\n')}\n`;
};

const reasoned = (text: string) => {
  const { plan, origins, diagnostics } = compiled(text);
  if (plan === undefined) throw new Error(text + JSON.stringify(diagnostics));
  const texts = new Map([
    ['a-shop.tag', SHOP],
    ['rules.tag', text],
  ]);
  const coverage = coverageOfTags({ plan, origins, texts }).find(({ tag }) => tag === '试');
  if (coverage === undefined) throw new Error('no tag');
  return { plan, diagnostics, coverage };
};

const CROWD = Array.from({ length: 60 }, (_, index) => index);

/** The value that each customer has of the tag, and the segments that each is in. */
const answersIn = (text: string, seed: number) => {
  const { plan, diagnostics, coverage } = reasoned(text);
  const customers = CROWD.map((index) => randomCustomer(seed * 1000 + index));
  const { customers: answers } = evaluatePopulation(prepare(plan), customers, NOW);
  const seen = answers.map(({ tags, segments }) => ({
    value: tags.find(({ tag }) => tag.names[0] === '试')?.values[0]?.value,
    segments: segments.map(({ names }) => names[0]),
  }));
  return { seen, diagnostics, coverage };
};

describe('what reasoning calls certain', () => {
  it('is never contradicted by a customer', () => {
    const told = { never: 0, always: 0, unreached: 0, covered: 0 };
    assert(
      property(integer({ min: 0, max: 0x7fffffff }), (seed) => {
        const text = randomBook(seed);
        const { seen, diagnostics, coverage } = answersIn(text, seed);
        for (const { value, reached } of coverage.cases) {
          if (reached.is !== 'nobody') continue;
          told.unreached += 1;
          expect({ text, seen: seen.filter((each) => each.value === value) }).toEqual({ text, seen: [] });
        }
        if (coverage.uncovered.is === 'nobody') {
          told.covered += 1;
          expect({ text, seen: seen.filter((each) => each.value === undefined) }).toEqual({ text, seen: [] });
        }
        for (const { code, params } of diagnostics) {
          const { of, name } = params as { readonly of?: string; readonly name?: string };
          if (of !== 'segment') continue;
          const members = seen.filter(({ segments }) => segments.includes(name)).length;
          if (code === 'never-holds') expect({ text, name, members }).toEqual({ text, name, members: 0 });
          if (code === 'always-holds') expect({ text, name, members }).toEqual({ text, name, members: seen.length });
          told.never += code === 'never-holds' ? 1 : 0;
          told.always += code === 'always-holds' ? 1 : 0;
        }
      }),
      { numRuns: 100 },
    );
    // A reasoner that says nothing would pass.
    expect(told.unreached).toBeGreaterThan(10);
    expect(told.never).toBeGreaterThan(10);
    expect(told.always).toBeGreaterThan(0);
  });
});

describe('a witness', () => {
  it('is itself a condition of the language, and whoever meets it is who it is said to be', () => {
    let told = 0;
    let met = 0;
    assert(
      property(integer({ min: 0, max: 0x7fffffff }), (seed) => {
        const text = randomBook(seed);
        const { coverage } = reasoned(text);
        const verdicts: readonly (readonly [Verdict, string | undefined])[] = [
          ...coverage.cases.map(({ value, reached }) => [reached, value] as const),
          [coverage.uncovered, undefined],
        ];
        for (const [verdict, value] of verdicts) {
          if (verdict.is !== 'somebody') continue;
          told += 1;
          const { seen } = answersIn(
            `${text}segment 证 = ${verdict.witness.map((each) => `(${each})`).join(' and ')}\n`,
            seed,
          );
          const those = seen.filter(({ segments }) => segments.includes('证'));
          met += those.length;
          expect({ text, verdict, values: new Set([...those.map((each) => each.value), value]) }).toEqual({
            text,
            verdict,
            values: new Set([value]),
          });
        }
      }),
      { numRuns: 60 },
    );
    expect(told).toBeGreaterThan(40);
    expect(met).toBeGreaterThan(20);
  });
});
