import { readdirSync, readFileSync } from 'node:fs';
import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { SHOP } from './harness.js';
import { randomRule, RULES_BESIDE } from './random-rules.harness.js';

/** Every fixture of the checker's tests, by the file that it stands in. */
const fixtures = ['rules', 'types'].flatMap((folder) => {
  const path = new URL(`./${folder}/`, import.meta.url);
  return readdirSync(path)
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => {
      const text = readFileSync(new URL(name, path), 'utf8');
      return [...text.matchAll(/expectMarks\(`([^`]*)`/g)].map((match) => [name, match[1] ?? ''] as const);
    });
});

describe('what the checker lets pass', () => {
  it.each(fixtures)('can be resolved (%s)', (_, fixture) => {
    const lines = fixture.split('\n').filter((line) => !/^\s*\/\/\s*\^/.test(line));
    const faulty = new Set<number>();
    let attempt = attemptOf(lines);
    // Lines with errors are taken out until none is left: what remains must have a plan.
    for (let round = 0; round < 20 && attempt.errors.length > 0; round++) {
      for (const line of attempt.errors) faulty.add(line);
      attempt = attemptOf(lines.map((line, index) => (faulty.has(index) ? '' : line)));
    }
    expect(attempt.errors).toEqual([]);
    expect(attempt.hasPlan).toBe(true);
  });

  it('can be resolved, whatever people write (random rules)', () => {
    let passed = 0;
    assert(
      property(integer({ min: 0, max: 0x7fffffff }), (seed) => {
        const { errors, hasPlan } = attemptOf([RULES_BESIDE, randomRule(seed)]);
        expect(hasPlan).toBe(errors.length === 0);
        passed += hasPlan ? 1 : 0;
      }),
      { numRuns: 150 },
    );
    // Rules that are all refused would prove nothing.
    expect(passed).toBeGreaterThan(30);
  });
});

const attemptOf = (lines: readonly string[]): { readonly errors: readonly number[]; readonly hasPlan: boolean } => {
  const text = lines.join('\n');
  const { diagnostics, plan } = compile({
    files: [
      { path: 'a-shop.tag', text: SHOP },
      { path: 'rules.tag', text },
    ],
    readList: () => '北京\n上海\n',
  });
  const errors = diagnostics.filter(({ level, file }) => level === 'error' && file === 'rules.tag');
  return {
    errors: errors.map(({ span }) => text.slice(0, span.start).split('\n').length - 1),
    hasPlan: plan !== undefined,
  };
};
