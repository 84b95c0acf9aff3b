import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { requestFrom } from '../../bench/arguments.js';
import { benchmarksNamed } from '../../bench/benchmarks.js';
import { tableOf } from '../../bench/figure.js';
import { differences, MembersDigest } from '../../bench/full-evaluation/members.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm run bench -- …`, without npm. */
const bench = (...args: readonly string[]): Promise<Run> =>
  new Promise((resolve, reject) => {
    const run = ['--import', 'tsx', '--conditions=tagwright-source', 'bench/main.ts', ...args];
    const child = spawn(process.execPath, run, { cwd: ROOT });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });

/** What a run prints of each benchmark: the unit and the target of each figure. */
const figuresOf = async (...args: readonly string[]): Promise<readonly unknown[]> => {
  const { code, stdout, stderr } = await bench(...args, '--rounds', '1', '--json');
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  const figures = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  for (const figure of figures) {
    expect(Object.keys(figure)).toEqual(['bench', 'figure', 'value', 'unit', 'against', 'target']);
    expect(figure['value']).toBeGreaterThan(0);
    expect(figure).toMatchObject({ figure: expect.any(String), unit: expect.any(String) });
  }
  return figures.map((figure) => [figure['bench'], figure['unit'], figure['target']]);
};

describe('the benchmarks', { timeout: 180_000 }, () => {
  it('print one line of JSON a figure, after the contenders agreed on the answers', async () => {
    const names = ['compile', 'full-evaluation', 'import', 'json-logic'];
    expect(await figuresOf(...names, '--customers', '500', '--facts', '5000')).toEqual([
      ['compile', 's', 0.5],
      ['compile', 's', 0.03],
      ['compile', 'ratio', null],
      ['full-evaluation', 's', null],
      ['full-evaluation', 'ratio', 1.25],
      ['full-evaluation', 'ratio', 10],
      ['full-evaluation', 'ratio', null],
      ['full-evaluation', 'MB', 1000],
      ['import', 'rows/s', 150_000],
      ['import', 'ratio', null],
      ['import', 'MB', 1000],
      ['json-logic', 's', 0.001],
      ['json-logic', 's', 0.001],
      ['json-logic', 'ratio', null],
    ]);
  });

  it('tell what facts take to the log', async () => {
    expect(await figuresOf('facts', '--customers', '300', '--facts', '2000')).toEqual([
      ['facts', 'rows/s', 5000],
      ['facts', 'rows/s', null],
      ['facts', 's', null],
      ['facts', 's', 0.1],
      ['facts', 'rows/s', 10_000],
      ['facts', 's', 0.001],
      ['facts', 'MB', 1500],
    ]);
  });

  it('tell what steps take, and what facts wait for them', async () => {
    expect(await figuresOf('daily-step', 'minute-step', 'wave', '--customers', '300', '--facts', '2000')).toEqual([
      ['daily-step', 's', null],
      ['daily-step', 'ratio', 0.12],
      ['daily-step', 'ratio', 1.6],
      ['daily-step', 'MB', 1500],
      ['minute-step', 's', null],
      ['minute-step', 's', null],
      ['minute-step', 'ratio', 0.001],
      ['minute-step', 'MB', 1500],
      ['wave', 'rows', null],
      ['wave', 's', null],
      ['wave', 's', null],
      ['wave', 's', null],
      ['wave', 'ratio', 2],
      ['wave', 'MB', 1500],
    ]);
  });

  it('tell what previews take', async () => {
    expect(await figuresOf('preview', '--customers', '300', '--facts', '2000')).toEqual([
      ['preview', 's', 0.1],
      ['preview', 's', 2],
      ['preview', 's', null],
      ['preview', 's', null],
    ]);
  });

  it('tell what a plan takes', async () => {
    expect(await figuresOf('plan', '--customers', '300', '--facts', '2000')).toEqual([
      ['plan', 's', 5],
      ['plan', 's', null],
      ['plan', 's', 5],
      ['plan', 's', null],
      ['plan', 'MB', 1000],
    ]);
  });

  it('refuse what they cannot measure, in words and with exit code 3', async () => {
    const { code, stdout, stderr } = await bench('speed');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('there is no benchmark speed; measured so far: compile');
    expect(stderr).toContain('usage: npm run bench');
  });

  it.each([
    [['--store', 'mysql'], '--store takes sqlite or postgres, not mysql'],
    [['--facts', 'many'], '--facts takes a whole number from 1 on, not many'],
    [['--rounds', '0'], '--rounds takes a whole number from 1 on, not 0'],
    [['--speed'], "Unknown option '--speed'"],
  ])('refuse %j', (args, complaint) => {
    expect(() => requestFrom(args)).toThrow(complaint);
  });

  it('run in the order asked for, each once, and all of them when none is named', () => {
    const names = (...asked: string[]): readonly string[] => benchmarksNamed(asked).map(([name]) => name);
    expect(names('import', 'compile', 'import')).toEqual(['import', 'compile']);
    expect(names()).toEqual([
      'compile',
      'check-files',
      'full-evaluation',
      'import',
      'facts',
      'daily-step',
      'minute-step',
      'wave',
      'preview',
      'plan',
      'json-logic',
      'http',
      'typing',
    ]);
    expect(() => names('speed')).toThrow(
      'there is no benchmark speed; measured so far: compile, check-files, full-evaluation, import',
    );
  });

  it('run on a server as far as they are about one', () => {
    const onServer = benchmarksNamed([], 'postgres').map(([name]) => name);
    expect(onServer).toEqual(['facts', 'daily-step', 'minute-step', 'wave', 'preview', 'plan', 'http']);
    expect(() => benchmarksNamed(['import'], 'postgres')).toThrow(
      'import is measured on sqlite alone; on postgres measured so far: facts, daily-step, minute-step, wave, preview, plan, http',
    );
  });

  it('draw a table for people that says what missed its target', () => {
    const finding = { bench: 'import', figure: 'rows a second', unit: 'rows/s', against: null } as const;
    const table = tableOf([
      { ...finding, value: 123_456.7, target: 150_000, goal: 'at least' },
      { ...finding, figure: 'peak memory', value: 80, unit: 'MB', target: 1000, goal: 'at most' },
    ]);
    expect(table.split('\n')).toEqual([
      'bench   figure         value           against  target',
      'import  rows a second  123,500 rows/s           ≥ 150,000  missed',
      'import  peak memory    80 MB                    ≤ 1,000',
    ]);
  });
});

describe('the comparison of answers', () => {
  const membersOf = (...held: readonly (readonly [string, string])[]) => {
    const digest = new MembersDigest();
    for (const [value, customer] of held) digest.add('口味', value, customer);
    return digest.members();
  };

  it('finds no difference between equal members', () => {
    expect(differences(membersOf(['甜', 'c1'], ['辣', 'c1']), membersOf(['辣', 'c1'], ['甜', 'c1']))).toEqual([]);
  });

  it('finds a member too many, and one taken for another', () => {
    expect(differences(membersOf(['甜', 'c1'], ['甜', 'c2']), membersOf(['甜', 'c1']))).toEqual([
      '口味=甜: 2 against 1',
    ]);
    expect(differences(membersOf(['甜', 'c1']), membersOf(['甜', 'c2']))).toEqual(['口味=甜: 1 against 1']);
    expect(differences(membersOf(), membersOf(['甜', 'c2']))).toEqual(['口味=甜: 0 against 1']);
  });
});
