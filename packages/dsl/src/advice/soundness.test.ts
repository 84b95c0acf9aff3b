import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluatePopulation, prepare } from '../evaluate/index.js';
import { BESIDE, generator, NOW, randomCondition, randomCustomer } from './customers.harness.js';
import { compiled, coverageIn } from './harness.js';
import type { Verdict } from './index.js';

const VALUES = ['甲', '乙', '丙', '丁'];

const randomBook = (seed: number): string => {
  const pick = generator(seed);
  const cases = VALUES.slice(0, pick([2, 3, 4])).map((value) => `  ${value} when ${randomCondition(pick)}`);
  const segments = ['子', '丑', '寅'].map((name) => `segment ${name} = ${randomCondition(pick)}`);
  return `${BESIDE}tag 试 {\n${cases.join('\n')}\n}\n${segments.join('\n')}\n`;
};

const CROWD = Array.from({ length: 60 }, (_, index) => index);

/** The value that each customer of a crowd has of the tag, and the segments that each is in. */
const answersIn = (text: string, seed: number) => {
  const { plan } = compiled(text);
  if (plan === undefined) throw new Error(`faulty: ${text}`);
  const customers = CROWD.map((index) => randomCustomer(seed * 1000 + index));
  return evaluatePopulation(prepare(plan), customers, NOW).customers.map(({ tags, segments }) => ({
    value: tags.find(({ tag }) => tag.names[0] === '试')?.values[0]?.value,
    segments: segments.map(({ names }) => names[0]),
  }));
};

describe('what reasoning calls certain', () => {
  it('is never contradicted by a customer', { timeout: 120_000 }, () => {
    const told = { 'never-holds': 0, 'always-holds': 0, unreached: 0 };
    assert(
      property(integer({ min: 0, max: 0x7fffffff }), (seed) => {
        const text = randomBook(seed);
        const seen = answersIn(text, seed);
        const wrong: string[] = [];
        const { cases, uncovered } = coverageIn(text, '试');
        for (const { value } of cases.filter(({ reached }) => reached.is === 'nobody')) {
          told.unreached += 1;
          if (seen.some((each) => each.value === value)) wrong.push(`somebody has ${value}`);
        }
        if (uncovered.is === 'nobody' && seen.some(({ value }) => value === undefined)) wrong.push('somebody is left');
        for (const { code, params } of compiled(text).diagnostics) {
          if (code !== 'never-holds' && code !== 'always-holds') continue;
          const { of, name } = params as { readonly of: string; readonly name: string };
          if (of !== 'segment') continue;
          told[code] += 1;
          const wanted = code === 'always-holds';
          if (seen.some(({ segments }) => segments.includes(name) !== wanted)) wrong.push(`${code} ${name}`);
        }
        expect({ text, wrong }).toEqual({ text, wrong: [] });
      }),
      { numRuns: 60 },
    );
    // A reasoner that says nothing would pass.
    expect(told.unreached).toBeGreaterThan(2);
    expect(told['never-holds']).toBeGreaterThan(2);
  });
});

describe('a witness', () => {
  it(
    'is itself a condition of the language, and whoever meets it is who it is said to be',
    { timeout: 120_000 },
    () => {
      const count = { told: 0, met: 0 };
      assert(
        property(integer({ min: 0, max: 0x7fffffff }), (seed) => {
          const text = randomBook(seed);
          const { cases, uncovered } = coverageIn(text, '试');
          const verdicts: readonly (readonly [Verdict, string | undefined])[] = [
            ...cases.map(({ value, reached }) => [reached, value] as const),
            [uncovered, undefined],
          ];
          for (const [verdict, value] of verdicts) {
            if (verdict.is !== 'somebody') continue;
            count.told += 1;
            const asked = verdict.witness.map((each) => `(${each})`).join(' and ');
            const those = answersIn(`${text}segment 证 = ${asked}\n`, seed).filter(({ segments }) =>
              segments.includes('证'),
            );
            count.met += those.length;
            const wrong = those.filter((each) => each.value !== value);
            expect({ text, verdict, wrong }).toEqual({ text, verdict, wrong: [] });
          }
        }),
        { numRuns: 40 },
      );
      expect(count.told).toBeGreaterThan(25);
      expect(count.met).toBeGreaterThan(10);
    },
  );
});
