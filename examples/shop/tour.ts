import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type ExitCode, run } from '@tagwright/cli';
import { ensureShop } from './generate/shop.js';

const AS_OF = '2026-07-01';
/** Somebody to win back, somebody who fades, somebody who looks at tea. */
const ASKED = [
  ['c0000159', 'RFM评级'],
  ['c0000016', '流失风险'],
  ['c0000017', '意向商品'],
] as const;

/** Runs one command as if it had been typed, and shows what was typed. */
const typed = async (argv: readonly string[], shown: readonly string[] = argv): Promise<void> => {
  process.stdout.write(`\n$ npx tagwright ${shown.join(' ')}\n\n`);
  const { env, stdin, stdout, stderr } = process;
  const code: ExitCode = await run(argv, { cwd: process.cwd(), env, stdin, stdout, stderr, clock: Date.now });
  if (code !== 0) process.exit(code);
};

/**
 * The main job on the example shop, step by step: make its data on the first run, check and test its book, evaluate it,
 * and ask of three customers why they are where they are. `--as-of` is fixed, so that the answers are the same on every
 * machine.
 */
export async function tour(here: string): Promise<void> {
  const place = (name: string): string => relative(process.cwd(), join(here, name)) || '.';
  await ensureShop(join(here, 'data'));
  const scratch = mkdtempSync(join(tmpdir(), 'tagwright-'));
  try {
    const book = place('book');
    const database = join(scratch, 'shop.db');
    await typed(['check', book]);
    await typed(['test', book]);
    await typed(
      ['run', book, '--data', place('data'), '--db', database, '--as-of', AS_OF],
      ['run', book, '--data', place('data'), '--as-of', AS_OF],
    );
    for (const [customer, subject] of ASKED) {
      await typed(
        ['why', customer, subject, '--book', book, '--db', database, '--as-of', AS_OF],
        ['why', customer, subject, '--book', book, '--data', place('data'), '--as-of', AS_OF],
      );
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
