import { closeSync, constants, copyFileSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Disagreement, type Bench, type Benchmark } from '../benchmark.js';
import type { Finding } from '../figure.js';
import type { ImportOutcome, ImportTask } from '../import/task.js';
import { measured } from '../process/measured.js';
import type { Answer } from '../process/program.js';
import type { ShopSize } from '../shop/folder.js';
import type { Outcome, Task } from './contest.js';
import { differences, type MembersByValue } from './members.js';

const BENCH = 'full-evaluation';

const CONTENDERS = {
  ours: new URL('ours.ts', import.meta.url),
  fused: new URL('fused.ts', import.meta.url),
  oneByOne: new URL('one-by-one.ts', import.meta.url),
  oneByOneOnPlainTables: new URL('one-by-one.ts', import.meta.url),
} as const;
const CONTENDERS_IN_TURN = Object.keys(CONTENDERS) as readonly Contender[];
type Contender = keyof typeof CONTENDERS;

/** Fifty rules over a whole shop: the engine, the best SQL that a hand could write, and one query a rule. */
export const fullEvaluation: Benchmark = async (bench) => {
  const shop = await importedShop(bench);
  const runs: Record<Contender, Answer<Outcome>[]> = {
    ours: [],
    fused: [],
    oneByOne: [],
    oneByOneOnPlainTables: [],
  };
  for (let round = 1; round <= bench.rounds; round += 1) {
    for (const contender of CONTENDERS_IN_TURN) {
      bench.progress(`${BENCH}: round ${String(round)} of ${String(bench.rounds)}, ${contender}`);
      runs[contender].push(await contend(contender, shop, round === 1, bench));
    }
    if (round === 1) requireAgreement(runs);
  }
  rmSync(shop);
  const best = (contender: Contender): number => Math.min(...runs[contender].map(({ result }) => result.seconds));
  return findings(best, Math.max(...runs.ours.map(({ peakMegabytes }) => peakMegabytes)));
};

const findings = (best: (contender: Contender) => number, peak: number): readonly Finding[] => [
  {
    bench: BENCH,
    figure: 'time of a full evaluation',
    value: best('ours'),
    unit: 's',
    against: null,
    target: null,
    goal: 'at most',
  },
  {
    bench: BENCH,
    figure: 'our time as a multiple of fused SQL',
    value: best('ours') / best('fused'),
    unit: 'ratio',
    against: 'hand-written fused SQL, same run',
    target: 1.25,
    goal: 'at most',
  },
  {
    bench: BENCH,
    figure: 'one query a rule as a multiple of our time',
    value: best('oneByOneOnPlainTables') / best('ours'),
    unit: 'ratio',
    against: '50 hand-written queries one by one on ordinary tables, same run',
    target: 10,
    goal: 'at least',
  },
  {
    bench: BENCH,
    figure: "one query a rule on the engine's own tables as a multiple of our time",
    value: best('oneByOne') / best('ours'),
    unit: 'ratio',
    against: '50 hand-written queries one by one, same file, same run',
    target: null,
    goal: 'at least',
  },
  { bench: BENCH, figure: 'peak memory', value: peak, unit: 'MB', against: null, target: 1000, goal: 'at most' },
];

const importedShop = async ({ size, scratch, progress }: Bench): Promise<string> => {
  const made = await measured<ShopSize, string>(new URL('../shop/make.ts', import.meta.url), size);
  progress(`${BENCH}: importing the shop`);
  const database = join(scratch, 'shop.db');
  const task: ImportTask = { database, folder: made.result, size };
  await measured<ImportTask, ImportOutcome>(new URL('../import/ours.ts', import.meta.url), task);
  return database;
};

/** Each contender gets its own copy of the file, on the disk for good, so that nobody writes for another. */
const contend = async (
  contender: Contender,
  shop: string,
  readBack: boolean,
  { scratch }: Bench,
): Promise<Answer<Outcome>> => {
  const database = join(scratch, `${contender}.db`);
  copyFileSync(shop, database, constants.COPYFILE_FICLONE);
  if (contender === 'oneByOneOnPlainTables') {
    await measured<{ readonly database: string }, void>(new URL('plain-tables.ts', import.meta.url), { database });
  }
  const file = openSync(database, 'r+');
  fsyncSync(file);
  closeSync(file);
  try {
    const plainConnection = contender === 'oneByOneOnPlainTables';
    return await measured<Task, Outcome>(CONTENDERS[contender], { database, readBack, plainConnection });
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${database}${suffix}`, { force: true });
  }
};

const requireAgreement = (runs: Readonly<Record<Contender, readonly Answer<Outcome>[]>>): void => {
  const members = (contender: Contender): MembersByValue => runs[contender][0]?.result.members ?? new Map();
  for (const contender of CONTENDERS_IN_TURN.filter((each) => each !== 'ours')) {
    const found = differences(members('ours'), members(contender));
    if (found.length > 0) {
      throw new Disagreement(`members differ between ours and ${contender}:\n  ${found.join('\n  ')}`);
    }
  }
};
