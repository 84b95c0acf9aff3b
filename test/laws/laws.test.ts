import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { differences } from './agreement.js';
import { openDatabases, type Database } from './databases.js';
import { openEvaluators, type Evaluator } from './evaluators/index.js';
import { LAWS } from './laws.js';
import type { Regression } from './oracle-law.js';
import { planOf } from './book-text.js';

const SHRINK_MS = 20_000;

/** For how many seconds each law is tried, three minutes in all; a machine under load tries fewer seeds. */
const SECONDS: Readonly<Record<string, number>> = {
  oracle: 60,
  command: 10,
  why: 8,
  'next-change': 12,
  logic: 8,
  'spelt-out': 8,
  tests: 6,
  vocabularies: 4,
  printing: 4,
  incremental: 40,
  cadence: 20,
};

const FIRST_SEED = Number(process.env['TAGWRIGHT_SEED']);

let evaluators: readonly Evaluator[];
let databases: readonly Database[];
beforeAll(async () => {
  const server = inject('postgres');
  if ('missing' in server) throw new Error(server.missing);
  evaluators = await openEvaluators(server.address);
  databases = await openDatabases(server.address);
});
afterAll(async () => {
  for (const one of [...evaluators, ...databases]) await one.close();
});

describe(`the laws, from seed ${FIRST_SEED}`, () => {
  it.each(LAWS.map((law) => [law.says, law] as const))(
    '%s',
    async (_, law) => {
      const end = performance.now() + (SECONDS[law.name] ?? 5) * 1000;
      let seed = FIRST_SEED;
      for (; seed === FIRST_SEED || performance.now() < end; seed += 1) {
        const { broken } = await law.try(seed, { evaluators, databases, shrinkMs: SHRINK_MS });
        expect(broken?.story, `law ${law.name}, seed ${seed}`).toBeUndefined();
      }
      process.stdout.write(`law ${law.name}: seeds ${FIRST_SEED} to ${seed - 1}\n`);
    },
    5 * 60_000,
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
