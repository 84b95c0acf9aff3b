import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Repository } from './repository.harness.js';

const RECIPES = join(import.meta.dirname, '..', '..', 'examples', 'git');
const PATIENCE = 120_000;

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly on: { readonly pull_request: object };
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: { readonly review: { readonly steps: readonly Step[] } };
}

const workflow = parse(readFileSync(join(RECIPES, '.github/workflows/rules.yml'), 'utf8')) as Workflow;
const { steps } = workflow.jobs.review;

/** The workflow's own commands in their order, as a runner does them: after a failure only those that always run. */
async function runWorkflow(repository: Repository, base: string): Promise<Readonly<Record<string, number>>> {
  // What a runner has, and this machine need not.
  repository.program('npm', 'exit 0');
  repository.program('gh', 'printf "%s\\n" "$@" > gh-arguments');
  const codes: Record<string, number> = {};
  for (const { name = '', run, if: when, env } of steps) {
    const hasFailed = Object.values(codes).some((code) => code !== 0);
    if (run === undefined || (hasFailed && when !== 'always()')) continue;
    const given = Object.fromEntries(Object.keys(env ?? {}).map((key) => [key, key === 'BASE' ? base : '7']));
    codes[name] = (await repository.shell(run, given)).code;
  }
  return codes;
}

describe('the workflow for GitHub Actions', () => {
  it('asks for no more than it needs, and for the history that `plan` reads', () => {
    expect(workflow.permissions).toEqual({ contents: 'read', 'pull-requests': 'write', 'security-events': 'write' });
    expect(steps.find(({ uses }) => uses?.startsWith('actions/checkout') === true)?.with).toEqual({ 'fetch-depth': 0 });
    const uploaded = steps.find(({ uses }) => uses?.includes('upload-sarif') === true)?.with?.['sarif_file'];
    expect(steps.some(({ run }) => run?.includes(`> ${String(uploaded)}`) === true)).toBe(true);
  });

  it('passes a sound change, and comments on what it would do', { timeout: PATIENCE }, async () => {
    const repository = await Repository.create();
    const base = (await repository.shell('git rev-parse HEAD')).stdout.trim();
    const rules = readFileSync(join(repository.root, 'book/segments.tag'), 'utf8');
    repository.write('book/segments.tag', `${rules}\nsegment 上海客户 = 城市 = 上海\n`);
    await repository.shell('tagwright fmt book -q && git commit -qam "Ask for Shanghai"');
    expect(new Set(Object.values(await runWorkflow(repository, base)))).toEqual(new Set([0]));
    const comment = readFileSync(join(repository.root, 'plan.md'), 'utf8');
    expect(comment).toContain('上海客户');
    expect(readFileSync(join(repository.root, 'tests.xml'), 'utf8')).toContain('<testsuite');
    expect(JSON.parse(readFileSync(join(repository.root, 'findings.sarif'), 'utf8'))).toMatchObject({
      version: '2.1.0',
    });
    expect(readFileSync(join(repository.root, 'gh-arguments'), 'utf8')).toContain('--body-file\nplan.md');
  });

  it('stops a broken change, and still tells of what it found', { timeout: PATIENCE }, async () => {
    const repository = await Repository.create();
    repository.write('book/broken.tag', 'segment 坏 = 没有的字段 > 3\n');
    const codes = await runWorkflow(repository, 'HEAD');
    expect(codes).toMatchObject({ Layout: 0, 'Findings beside the lines': 1, 'Findings for code scanning': 1 });
    expect(codes).not.toHaveProperty('Tests');
    expect(codes).not.toHaveProperty('Comment');
    const { runs } = JSON.parse(readFileSync(join(repository.root, 'findings.sarif'), 'utf8')) as {
      runs: readonly { results: readonly { ruleId: string }[] }[];
    };
    expect(runs[0]?.results.map(({ ruleId }) => ruleId)).toContain('unknown-name');
  });
});

describe('the hooks', () => {
  it('of git keep what does not check out of the history', { timeout: PATIENCE }, async () => {
    const repository = await Repository.create();
    cpSync(join(RECIPES, 'hooks'), join(repository.root, 'hooks'), { recursive: true });
    await repository.shell('git config core.hooksPath hooks && git add hooks && git commit -qm "Hooks"');
    repository.write('book/more.tag', 'segment 甲 = 没有的字段 > 3\n');
    const refused = await repository.shell('git add book && git commit -qm "A slip"');
    expect(refused.code).toBe(1);
    expect(refused.stdout + refused.stderr).toContain('unknown-name');
    // What is staged counts, not what lies in the folder.
    repository.write('book/more.tag', 'segment 甲 = 城市 = 上海\n');
    expect((await repository.shell('git commit -qm "Still the slip"')).code).toBe(1);
    expect(await repository.shell('git add book && git commit -qm "Mended"')).toMatchObject({ code: 0 });
    expect((await repository.shell('git log --oneline')).stdout.trim().split('\n')).toHaveLength(3);
  });

  it('of pre-commit run as they are declared', { timeout: PATIENCE }, async () => {
    const hooks = parse(readFileSync(join(RECIPES, '.pre-commit-hooks.yaml'), 'utf8')) as readonly {
      readonly id: string;
      readonly entry: string;
      readonly args?: readonly string[];
      readonly files: string;
      readonly pass_filenames?: boolean;
    }[];
    const repository = await Repository.create();
    for (const { id, entry, args = [], files, pass_filenames: passes = true } of hooks) {
      expect('book/rfm.tag').toMatch(new RegExp(files));
      const command = [entry, ...args, ...(passes ? ['book/rfm.tag'] : [])].join(' ');
      expect([id, (await repository.shell(command)).code]).toEqual([id, 0]);
    }
    expect(existsSync(join(repository.root, 'book/rfm.tag'))).toBe(true);
  });
});
