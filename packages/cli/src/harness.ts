import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { ExitCode } from './exit.js';
import type { Io } from './io.js';
import { run } from './run.js';

// Before the first test, whose time it would take otherwise.
for (const name of readdirSync(new URL('actions', import.meta.url))) await import(`./actions/${name}`);

/** What a run left behind. */
export interface Outcome {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  readonly cwd?: string;
  readonly env?: Io['env'];
  readonly stdin?: string | Uint8Array | Io['stdin'];
  /** Both streams are a terminal of so many columns. */
  readonly columns?: number;
  /** Milliseconds UTC; midnight of 1 June 2026 in Shanghai unless said. */
  readonly now?: number;
  /** Resolves when the process is asked to end. */
  readonly untilStopped?: () => Promise<void>;
}

/** The command line without a process: arguments in, exit code and streams out. */
export async function tagwright(argv: readonly string[], circumstances: Circumstances = {}): Promise<Outcome> {
  const {
    cwd = process.cwd(),
    env = {},
    stdin = '',
    columns,
    now = Date.UTC(2026, 4, 31, 16),
    untilStopped,
  } = circumstances;
  const stream = () => {
    const chunks: Buffer[] = [];
    const through = new PassThrough().on('data', (chunk: Buffer) => chunks.push(chunk));
    const terminal = columns === undefined ? {} : { isTTY: true, columns };
    return { stream: Object.assign(through, terminal), text: () => Buffer.concat(chunks).toString('utf8') };
  };
  const [out, err] = [stream(), stream()];
  const code = await run(argv, {
    cwd,
    env,
    stdin: typeof stdin === 'string' || stdin instanceof Uint8Array ? chunksOf(stdin) : stdin,
    stdout: out.stream,
    stderr: err.stream,
    clock: () => now,
    ...(untilStopped === undefined ? {} : { untilStopped }),
  });
  return { code, stdout: out.text(), stderr: err.text() };
}

async function* chunksOf(text: string | Uint8Array): AsyncIterable<Uint8Array> {
  yield typeof text === 'string' ? Buffer.from(text) : text;
}

/** A folder with these files, gone after the test. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tagwright-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
