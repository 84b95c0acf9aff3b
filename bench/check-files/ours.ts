import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { answer, timed } from '../process/program.js';
import type { CheckFilesOutcome, CheckFilesRequest } from './task.js';

/** One command over the whole book, for the first time in this process, its modules' loading included. */
answer(async ({ folder, work }: CheckFilesRequest): Promise<CheckFilesOutcome> => {
  const { seconds, result } = await timed(() => (work === 'parse' ? parsed(folder) : commanded(folder, work)));
  return { seconds, files: result };
});

const ruleFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tag'));

/** What no command over these files can do without: their bytes as text, and the text as trees. */
const parsed = async (folder: string): Promise<number> => {
  const { parse } = await import('@tagwright/dsl');
  const files = ruleFiles(folder);
  for (const path of files) parse(path, readFileSync(join(folder, path), 'utf8'));
  return files.length;
};

const commanded = async (folder: string, work: 'check' | 'fmt --check'): Promise<number> => {
  const { run } = await import('@tagwright/cli');
  const ignored = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
  const code = await run([...work.split(' '), '.'], {
    cwd: folder,
    env: {},
    stdin: (async function* () {})(),
    stdout: ignored(),
    stderr: ignored(),
    clock: Date.now,
  });
  if (code !== 0) throw new Error(`${work} ended with ${String(code)}`);
  return ruleFiles(folder).length;
};
