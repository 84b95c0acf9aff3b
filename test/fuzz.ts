import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LAWS } from './laws/laws.js';
import type { Law } from './laws/law.js';

/** Where `--save` leaves counterexamples, for the tests to replay ever after. */
const REGRESSIONS = fileURLToPath(new URL('cases/regressions/', import.meta.url));
const SHRINK_MS = 20_000;
const MOST_FAILURES = 5;

const USAGE = `npm run fuzz -- [--law NAME] [--minutes N] [--seed S] [--save]

${LAWS.map(({ name, says }) => `  ${name.padEnd(14)}${says}`).join('\n')}`;

/** Tries random cases until the time is up; how many laws were broken. */
async function fuzz(laws: readonly Law[], minutes: number, firstSeed: number, save: boolean): Promise<number> {
  const end = performance.now() + minutes * 60_000;
  const cases = new Map(laws.map(({ name }) => [name, 0]));
  let failures = 0;
  let seed = firstSeed;
  for (; performance.now() < end && failures < MOST_FAILURES; seed += 1) {
    for (const law of laws) {
      const { cases: tried, broken } = await law.try(seed, SHRINK_MS);
      cases.set(law.name, (cases.get(law.name) ?? 0) + tried);
      if (broken === undefined) continue;
      failures += 1;
      console.error(`\nlaw ${law.name} is broken by seed ${seed}\n\n${broken.story}`);
      if (save && broken.regression) console.error(`saved as ${saveRegression(law, seed, broken.regression)}`);
    }
  }
  const counts = [...cases].map(([name, count]) => `${name} ${count}`).join(', ');
  console.log(`seeds ${firstSeed} to ${seed - 1}; cases: ${counts}; failures: ${failures}`);
  return failures;
}

function saveRegression(law: Law, seed: number, regression: object): string {
  mkdirSync(REGRESSIONS, { recursive: true });
  const path = join(REGRESSIONS, `${law.name}-${seed}.json`);
  writeFileSync(path, `${JSON.stringify(regression, null, 2)}\n`);
  return path;
}

function usageFault(): never {
  console.error(USAGE);
  process.exit(3);
}

function options(): { laws: readonly Law[]; minutes: number; seed: number; save: boolean } {
  const { values } = parseArgs({
    options: {
      law: { type: 'string' },
      minutes: { type: 'string', default: '1' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
      save: { type: 'boolean', default: false },
    },
  });
  const laws = LAWS.filter(({ name }) => values.law === undefined || name === values.law);
  const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
  if (laws.length === 0 || !(minutes > 0) || !Number.isSafeInteger(seed) || seed < 0) usageFault();
  return { laws, minutes, seed, save: values.save };
}

const { laws, minutes, seed, save } = options();
process.exitCode = (await fuzz(laws, minutes, seed, save)) > 0 ? 1 : 0;
