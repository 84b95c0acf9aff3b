import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { run } from '@tagwright/cli';
import { Dice, evaluate, renderFacts, type Answer, type Facts, type Json } from '../oracle/index.js';
import { differences } from './agreement.js';
import { withFolder } from './folder.js';
import type { Law, Verdict } from './law.js';
import type { BookText } from './book-text.js';
import { bookStory, randomQuestion, written } from './question.js';

/** What `tagwright run --format json --metrics` prints, as far as the oracle has a say in it. */
interface Printed {
  readonly formatVersion: number;
  readonly asOf: string;
  readonly population: number;
  readonly thresholds: Readonly<Record<string, unknown>>;
  readonly tags: Answer['tags'];
  readonly segments: Answer['segments'];
  readonly metrics: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The whole way of a user: a folder of rules, a folder of data, one command, its output. */
export const commandLaw: Law = {
  name: 'command',
  says: '`tagwright run` prints of a folder of data what the oracle says of its facts',
  try: async (seed): Promise<Verdict> => {
    const dice = new Dice(seed);
    const { book, facts: recorded, nows } = randomQuestion(dice);
    const facts = inTables(recorded);
    const now = dice.pick(nows);
    const text = written({ seed }, { book });
    const data = Object.fromEntries(
      renderFacts(book, facts, (n) => dice.int(0, n - 1)).map((file) => [file.name, file.text]),
    );
    const outcome = await tagwrightRun(text, data, now);
    const found = outcome.code === 0 ? compared(evaluate(book, facts, now), outcome.stdout) : [outcome.stderr];
    if (found.length === 0) return { cases: 1, broken: undefined };
    const tables = Object.entries(data).map(([name, rows]) => `${name}\n${rows}`);
    return { cases: 1, broken: { story: [bookStory(text), ...tables, `at ${now}`, ...found].join('\n') } };
  },
};

/** What a data folder can say: neither what a field was before, nor what was set by hand. */
function inTables({ customers, events }: Facts): Facts {
  const plain = customers.map(({ id, at, values }) => ({ id, ...(at !== undefined && { at }), values }));
  return { customers: plain, events };
}

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function tagwrightRun(book: BookText, data: Readonly<Record<string, string>>, now: number): Promise<Outcome> {
  const bookFiles = Object.entries({ ...book.files, ...book.lists }).map(([path, text]) => [join('book', path), text]);
  const dataFiles = Object.entries(data).map(([path, text]) => [join('data', path), text]);
  return withFolder(Object.fromEntries([...bookFiles, ...dataFiles]), async (cwd) => {
    const [stdout, stderr] = [collected(), collected()];
    const asked = ['--data', 'data', '--as-of', new Date(now).toISOString(), '--format', 'json', '--metrics'];
    const code = await run(['run', 'book', ...asked], {
      cwd,
      env: {},
      stdin: nothing(),
      stdout: stdout.stream,
      stderr: stderr.stream,
      clock: () => now,
    });
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  });
}

async function* nothing(): AsyncIterable<Uint8Array> {}

function collected() {
  const chunks: Buffer[] = [];
  const stream = new PassThrough().on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}

/** Both sides as a program reads them: numbers as doubles. */
function compared(answer: Answer, stdout: string): readonly string[] {
  const printed = JSON.parse(stdout) as Printed;
  if (printed.formatVersion !== 1) return [`format version ${printed.formatVersion}`];
  const asJson = (value: unknown): Json => JSON.stringify(value);
  const reread = (values: Readonly<Record<string, Json>>) => mapped(values, (json) => asJson(JSON.parse(json)));
  return differences(
    { ...answer, thresholds: reread(answer.thresholds), metrics: mapped(answer.metrics, reread) },
    {
      population: printed.population,
      thresholds: mapped(printed.thresholds, asJson),
      tags: printed.tags,
      segments: printed.segments,
      metrics: mapped(printed.metrics, (values) => mapped(values, asJson)),
    },
  );
}

function mapped<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
