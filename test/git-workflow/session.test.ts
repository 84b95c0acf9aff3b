import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Outcome, tagwright } from '../../packages/cli/src/harness.js';
import { ServeProgram } from '../../packages/cli/src/serve.harness.js';

const DAY = 86_400_000;

/** A repository with nobody's configuration but its own, and what is done in it. */
class Workplace {
  readonly base = mkdtempSync(join(tmpdir(), 'tagwright-git-'));
  readonly repository = join(this.base, 'rules');
  readonly db = join(this.base, 'shop.db');

  constructor() {
    onTestFinished(() => rmSync(this.base, { recursive: true, force: true }));
    execFileSync('git', ['init', '--quiet', '--initial-branch=main', this.repository]);
    this.git('config', 'user.name', '陈工');
    this.git('config', 'user.email', 'chen@example.com');
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', ['-C', this.repository, ...args], { encoding: 'utf8', stdio: 'pipe' }).trimEnd();
  }

  commit(subject: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', subject);
  }

  /** As somebody types it in the repository, at the present: the server lives in that too. */
  run(...args: readonly string[]): Promise<Outcome> {
    return tagwright(args, { cwd: this.repository, env: { LANG: 'en_US.UTF-8' }, now: Date.now() });
  }

  async endsWith(code: number, ...args: readonly string[]): Promise<Outcome> {
    const outcome = await this.run(...args);
    if (outcome.code !== code)
      throw new Error(`${args.join(' ')} ended with ${outcome.code}\n${outcome.stdout}${outcome.stderr}`);
    return outcome;
  }

  edit(path: string, change: (text: string) => string): void {
    const place = join(this.repository, path);
    const before = readFileSync(place, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`${path} is as it was`);
    writeFileSync(place, after);
  }

  /** Ten customers who bought much, the n-th of them 10 n days ago. */
  fillData(): void {
    const ids = Array.from({ length: 10 }, (_, index) => index + 1);
    const at = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
    const data = join(this.repository, 'data');
    writeFileSync(
      join(data, 'customer.csv'),
      ['id,name,city', ...ids.map((n) => `c${n},客户${n},上海`), ''].join('\n'),
    );
    writeFileSync(
      join(data, 'order.csv'),
      ['id,customer,at,amount', ...ids.map((n) => `o${n},c${n},${at(10 * n + 1)},500`), ''].join('\n'),
    );
    writeFileSync(join(data, 'view.csv'), 'id,customer,at,page,dwell\n');
  }
}

const sixtyDays = (text: string): string => text.replaceAll('90d', '60d');

it(
  'takes a rule from an edit to production and back, with operators at work meanwhile',
  { timeout: 240_000 },
  async () => {
    const place = new Workplace();
    const { db } = place;

    // Begin.
    await place.endsWith(0, 'init', '.');
    place.fillData();
    place.commit('Begin');
    await place.endsWith(0, 'check');
    await place.endsWith(0, 'import', '.', '--data', 'data', '--db', db);
    const first = await place.endsWith(0, 'publish', '--db', db);
    expect(first.stdout).toMatch(/^✓ version 1 is in force\n/);

    // Edit, see a test fail, mend it.
    place.git('switch', '--quiet', '--create', 'sooner');
    place.edit('rfm.tag', sixtyDays);
    place.edit('tests.tag', (text) =>
      text.replace('at = 91d ago', 'at = 61d ago').replace('at = 100d ago', 'at = 55d ago'),
    );
    const failing = await place.endsWith(1, 'test');
    expect(failing.stdout).toContain('✗ 重要保持');
    expect(failing.stdout).toMatch(/✗ R > 60d +55 days/);
    expect((await place.endsWith(1, 'publish', '--db', db)).stderr).toContain('nothing was published');
    place.edit('tests.tag', (text) => text.replace('at = 55d ago', 'at = 100d ago'));
    await place.endsWith(0, 'test', '--threshold', '40');
    place.commit('Win back customers after sixty days');

    // Review: what it does to real customers, as a comment, and as an exit code.
    const planned = await place.endsWith(2, 'plan', '--db', db, '--out', '../plan.json', '--detailed-exitcode');
    expect(planned.stdout).toMatch(/^2 changes {2}against version 1 /);
    expect(planned.stdout).toMatch(/重要保持 +2 +→ +5 +\+3\n/);
    expect(planned.stdout).toMatch(/c7 +重要价值 → 重要保持 +R > 60d \(71 days/);
    const comment = await place.endsWith(0, 'plan', '--db', db, '--format', 'markdown');
    expect(comment.stdout).toContain('| 重要保持 | 2 | 5 | +3 |  |');
    const onData = await place.endsWith(0, 'plan', '--data', 'data', '--against', 'main', '--format', 'json');
    const onKept = await place.endsWith(0, 'plan', '--db', db, '--format', 'json');
    const subjects = ({ stdout }: Outcome) => (JSON.parse(stdout) as { subjects: unknown }).subjects;
    expect(subjects(onData)).toEqual(subjects(onKept));

    // Publish what was reviewed.
    place.git('switch', '--quiet', 'main');
    place.git('merge', '--quiet', '--ff-only', 'sooner');
    const second = await place.endsWith(0, 'publish', '../plan.json', '--db', db, '--note', 'Reviewed by 李工');
    expect(second.stdout).toMatch(/^✓ version 2 is in force\n[^]*answers turned, of 10 customers\n$/);
    expect((await place.endsWith(3, 'publish', '../plan.json', '--db', db)).stderr).toContain(
      'the plan was made on version 1, and version 2 by 陈工 (“Reviewed by 李工”) is in force by now',
    );

    // An operator publishes through the server, whose truth is the repository.
    const server = new ServeProgram(place.base, [
      '--db',
      db,
      '--rules',
      place.repository,
      '--port',
      '0',
      '--log-level',
      'error',
    ]);
    const url = await server.url();
    const api = async (path: string, body?: unknown): Promise<Record<string, unknown>> => {
      const how =
        body === undefined
          ? {}
          : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
      const answer = await fetch(`${url}/v1${path}`, how);
      const told = (await answer.json()) as Record<string, unknown>;
      expect(answer.status, JSON.stringify(told)).toBe(200);
      return told;
    };
    const book = await api('/book');
    expect(book).toMatchObject({
      version: 2,
      by: '陈工',
      note: 'Reviewed by 李工',
      folder: { state: 'in-force', git: true },
    });
    const files = (book['files'] as { path: string; text: string }[]).map(({ path, text }) => ({ path, text }));
    expect(files.map(({ path }) => path)).toEqual([
      'catalog.tag',
      'habits.tag',
      'rfm.tag',
      'segments.tag',
      'tests.tag',
      'tier1.csv',
    ]);
    const operated = files.map((file) =>
      file.path === 'segments.tag'
        ? { ...file, text: `${file.text}\nsegment 最近买过 = did order in last 30d\n` }
        : file,
    );
    expect(await api('/book/publish', { files: operated, base: 2, note: '增加人群：最近买过' })).toMatchObject({
      version: 3,
    });
    expect(place.git('log', '-1', '--format=%s')).toBe('增加人群：最近买过');
    expect(place.git('status', '--porcelain')).toBe('');

    // Both sides' history is one.
    const history = await place.endsWith(0, 'history', '--db', db);
    expect(history.stdout.split('\n').map((line) => line.replaceAll(/ {2,}/g, ' ').trim())).toEqual([
      expect.stringMatching(/^3 .* in force 增加人群：最近买过$/),
      expect.stringMatching(/^2 .* 陈工 .* Reviewed by 李工$/),
      expect.stringMatching(/^1 .* 陈工 .* Begin$/),
      '',
    ]);
    const told = await api('/book/versions');
    const document = JSON.parse((await place.endsWith(0, 'history', '--db', db, '--format', 'json')).stdout) as {
      versions: { version: number; hash: string }[];
    };
    expect(
      (told['items'] as { version: number; hash: string }[]).map(({ version, hash }) => ({ version, hash })),
    ).toEqual(document.versions.map(({ version, hash }) => ({ version, hash })));
    const difference = await place.endsWith(0, 'diff', '2', '3', '--db', db);
    expect(difference.stdout).toContain('+segment 最近买过 = did order in last 30d');
    expect(difference.stdout).toMatch(/\+ {2}segment +最近买过/);
    expect(difference.stdout).toMatch(/segment +最近买过 +\+2\n/);

    // Back to what was reviewed, in the database and in the folder; the server sees it.
    const back = await place.endsWith(0, 'rollback', '2', '.', '--db', db);
    expect(back.stdout).toMatch(/^✓ version 4 is in force\n {2}- {2}segment +最近买过/);
    expect(place.git('status', '--porcelain')).toBe(' M segments.tag');
    expect(place.git('diff', 'HEAD~1', '--', '*.tag', '*.csv')).toBe('');
    place.commit('Take the segment back');
    await expect.poll(async () => (await api('/book'))['version'], { timeout: 20_000 }).toBe(4);
    expect(await api('/book')).toMatchObject({ folder: { state: 'in-force' } });
    expect((await api('/book/versions/4'))['files']).toHaveLength(files.length);
    expect((await place.endsWith(0, 'plan', '--db', db, '--detailed-exitcode')).stdout).toMatch(/^Nothing changes /);
    expect(await server.stop()).toBe(0);
    await place.endsWith(0, 'audit', '.', '--db', db);
  },
);
