import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { run } from '@tagwright/cli';
import { fiftyRules, readList } from '../book.js';
import { answer, timed } from '../process/program.js';
import type { PlanOutcome, PlanTask, PlanTime } from './benchmark.js';

/** What the fifty rules take their lists from. */
const LIST = /\blist\b.*\bfrom\s+"([^"]+)"/g;

/** The fifty rules in a folder, with something else in place of what one of them says. */
const writeEdited = (folder: string, written: string, edited: string): void => {
  mkdirSync(folder, { recursive: true });
  const { files } = fiftyRules();
  if (!files.some(({ text }) => text.includes(written))) throw new Error(`no rule says ${written}`);
  for (const { path, text } of files) {
    writeFileSync(join(folder, path), text.replace(written, edited));
    for (const [, list = ''] of text.matchAll(LIST)) writeFileSync(join(folder, list), readList(list));
  }
};

/** Plans the book of a folder, and says how long that took from the command's arguments to its last line. */
const planned = async (folder: string, database: string): Promise<PlanTime> => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const told: Buffer[] = [];
  stdout.on('data', (chunk: Buffer) => told.push(chunk));
  stderr.resume();
  const io = { cwd: folder, env: {}, stdin: new PassThrough(), stdout, stderr, clock: Date.now };
  const before = process.cpuUsage();
  const { seconds, result } = await timed(() => run(['plan', '.', '--db', database, '--format', 'json'], io));
  const document = JSON.parse(Buffer.concat(told).toString('utf8') || '{}') as { subjects?: unknown[] };
  if (result !== 0 || (document.subjects ?? []).length === 0)
    throw new Error(`nothing was planned: ${JSON.stringify(document)}`);
  const { user, system } = process.cpuUsage(before);
  return { wall: seconds, processor: (user + system) / 1e6 };
};

answer(async ({ database, folder }: PlanTask): Promise<PlanOutcome> => {
  const [condition, metric] = [join(folder, 'condition'), join(folder, 'metric')];
  writeEdited(condition, 'R <= 90d', 'R <= 60d');
  writeEdited(metric, 'sum(order.amount in last 90d)', 'sum(order.amount in last 60d)');
  return { condition: await planned(condition, database), metric: await planned(metric, database) };
});
