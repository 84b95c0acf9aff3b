import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { differences } from './agreement.js';
import { openEvaluators, type Evaluator } from './evaluators/index.js';
import { LAWS } from './laws.js';
import type { Regression } from './oracle-law.js';
import { planOf } from './book-text.js';

const MINUTES = 60_000;
const SHRINK_MS = 20_000;

/** How many seeds each law is tried on; the oracle's has three (book, data, instant) to a seed. */
const SEEDS: Readonly<Record<string, number>> = {
  oracle: 400,
  command: 60,
  why: 60,
  'next-change': 25,
  logic: 100,
  'spelt-out': 100,
  tests: 60,
  vocabularies: 150,
  printing: 150,
};

// The same cases every time, so that a change is judged by itself; `npm run fuzz` looks for new ones.
const FIRST_SEED = Number(process.env['TAGWRIGHT_SEED'] ?? 1);

let evaluators: readonly Evaluator[];
beforeAll(async () => {
  const server = inject('postgres');
  if ('missing' in server) throw new Error(server.missing);
  evaluators = await openEvaluators(server.address);
});
afterAll(async () => {
  for (const evaluator of evaluators) await evaluator.close();
});

describe(`the laws, from seed ${FIRST_SEED}`, () => {
  it.each(LAWS.map((law) => [law.says, law] as const))(
    '%s',
    async (_, law) => {
      for (let seed = FIRST_SEED; seed < FIRST_SEED + (SEEDS[law.name] ?? 100); seed += 1) {
        const { broken } = await law.try(seed, { evaluators, shrinkMs: SHRINK_MS });
        expect(broken?.story, `law ${law.name}, seed ${seed}`).toBeUndefined();
      }
    },
    5 * MINUTES,
  );
});

const REGRESSIONS = new URL('../cases/regressions/', import.meta.url);
const files = readdirSync(fileURLToPath(REGRESSIONS)).filter((name) => name.endsWith('.json'));

describe('what went wrong once', () => {
  it.each(files)('%s', async (file) => {
    const { text, lists, things, facts, answers } = JSON.parse(
      readFileSync(new URL(file, REGRESSIONS), 'utf8'),
    ) as Regression;
    const plan = planOf({ files: joined(text), lists });
    const nows = answers.map(({ now }) => now);
    for (const evaluator of evaluators) {
      const given = await evaluator.answers(plan, things, facts, nows);
      const found = answers.map(({ answer }, i) => given[i] && differences(answer, given[i], evaluator.name));
      expect(found).toEqual(answers.map(() => []));
    }
  });
});

function joined(files: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, lines]) => [name, lines.join('\n')]));
}
