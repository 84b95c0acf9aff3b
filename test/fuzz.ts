import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LAWS } from './laws/laws.js';
import { tryInWorkers, type Outcome } from './laws/workers.js';
import { startServer } from './postgres/server.js';

/** Where `--save` leaves counterexamples, for the tests to replay ever after. */
const REGRESSIONS = fileURLToPath(new URL('cases/regressions/', import.meta.url));
const MOST_FAILURES = 5;
/** A long search says every so often how far it has come. */
const BETWEEN_NEWS = 60_000;

const USAGE = `npm run fuzz -- [--law NAME] [--minutes N] [--triples N] [--stories N] [--seed S] [--jobs N] [--save]

Tries random cases until the time is up, or so many triples or stories were looked at. A triple is one customer's
history under one book at one instant, asked of every evaluator and of the oracle; a story is a sequence of facts and
steps, told to every database.

${LAWS.map(({ name, says }) => `  ${name.padEnd(14)}${says}`).join('\n')}`;

interface Options {
  readonly laws: readonly string[];
  readonly minutes: number;
  readonly triples: number;
  readonly stories: number;
  readonly seed: number;
  readonly jobs: number;
  readonly save: boolean;
}

/** How many laws were broken. */
async function fuzz(options: Options, server: string): Promise<number> {
  const began = performance.now();
  const cases = new Map(options.laws.map((name) => [name, 0]));
  let triples = 0;
  let stories = 0;
  let failures = 0;
  let nextNews = BETWEEN_NEWS;
  const counts = (): string => [...cases].map(([name, count]) => `${name} ${count}`).join(', ');
  const passed = (): number => performance.now() - began;
  const end = await tryInWorkers({
    laws: options.laws,
    firstSeed: options.seed,
    jobs: options.jobs,
    server,
    isOver: () =>
      passed() > options.minutes * 60_000 ||
      triples >= options.triples ||
      stories >= options.stories ||
      failures >= MOST_FAILURES,
    report: (outcome) => {
      for (const { law, verdict } of outcome.verdicts) {
        cases.set(law, (cases.get(law) ?? 0) + verdict.cases);
        triples += verdict.triples ?? 0;
        stories += verdict.stories ?? 0;
      }
      failures += failuresIn(outcome, options.save);
      if (passed() < nextNews) return;
      nextNews = passed() + BETWEEN_NEWS;
      console.error(
        `${inMinutes(passed())}: ${counts()}; triples ${triples}, stories ${stories}, failures ${failures}`,
      );
    },
  });
  console.log(`seeds ${options.seed} to ${end - 1}, ${options.jobs} worker processes, ${inMinutes(passed())}`);
  console.log(`cases: ${counts()}; failures: ${failures}`);
  console.log(`triples (one customer's history, one book, one instant; every evaluator and the oracle): ${triples}`);
  console.log(`stories (facts and steps; every database and the oracle): ${stories}`);
  return failures;
}

function inMinutes(milliseconds: number): string {
  return `${(milliseconds / 60_000).toFixed(1)} minutes`;
}

function failuresIn({ seed, verdicts, fault }: Outcome, save: boolean): number {
  if (fault !== undefined) console.error(`\nat seed ${seed}, ${fault}`);
  const broken = verdicts.flatMap(({ law, verdict }) => (verdict.broken ? [{ law, ...verdict.broken }] : []));
  for (const { law, story, regression, folder } of broken) {
    console.error(`\nlaw ${law} is broken by seed ${seed}\n\n${story}`);
    if (save && regression) console.error(`saved as ${saveRegression(`${law}-${seed}`, regression, folder)}`);
  }
  return broken.length + (fault === undefined ? 0 : 1);
}

function saveRegression(name: string, regression: object, folder = ''): string {
  mkdirSync(join(REGRESSIONS, folder), { recursive: true });
  const path = join(REGRESSIONS, folder, `${name}.json`);
  writeFileSync(path, `${JSON.stringify(regression, null, 2)}\n`);
  return path;
}

function usageFault(): never {
  console.error(USAGE);
  process.exit(3);
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      law: { type: 'string' },
      minutes: { type: 'string' },
      triples: { type: 'string' },
      stories: { type: 'string' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
      jobs: { type: 'string', default: String(availableParallelism()) },
      save: { type: 'boolean', default: false },
    },
  });
  const laws = LAWS.map(({ name }) => name).filter((name) => values.law === undefined || name === values.law);
  // Without any limit, a minute.
  const triples = Number(values.triples ?? Infinity);
  const stories = Number(values.stories ?? Infinity);
  const isLimited = values.triples !== undefined || values.stories !== undefined;
  const minutes = Number(values.minutes ?? (isLimited ? Infinity : 1));
  const [seed, jobs] = [Number(values.seed), Number(values.jobs)];
  const isFine = laws.length > 0 && minutes > 0 && triples > 0 && stories > 0 && Number.isSafeInteger(jobs) && jobs > 0;
  if (!isFine || !Number.isSafeInteger(seed) || seed < 0) usageFault();
  return { laws, minutes, triples, stories, seed, jobs, save: values.save };
}

const options = readOptions();
const server = await startServer();
try {
  process.exitCode = (await fuzz(options, server.address)) > 0 ? 1 : 0;
} finally {
  await server.stop();
}
