import { tagwright } from '../packages/cli/src/harness.js';

/** What `tagwright run --format json --metrics` prints (docs/cli.md, "The JSON of run"). */
export interface RunResult {
  readonly formatVersion: 1;
  readonly asOf: string;
  readonly book: string;
  readonly population: number;
  readonly thresholds: Readonly<Record<string, number | null | Readonly<Record<string, number>>>>;
  readonly tags: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly segments: Readonly<Record<string, readonly string[]>>;
  readonly metrics?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The main job on a book and a data folder, through the command line, as a script would run it. */
export const runJson = async (book: string, data: string, asOf: string): Promise<RunResult> => {
  const argv = ['run', book, '--data', data, '--as-of', asOf, '--format', 'json', '--metrics', '--quiet'];
  const { code, stdout, stderr } = await tagwright(argv);
  if (code !== 0) throw new Error(`tagwright ${argv.join(' ')} ended with ${code}\n${stderr}`);
  return JSON.parse(stdout) as RunResult;
};
