import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BookFile, compileFiles, filesHash, openStore, publishBook } from '@tagwright/engine';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, type Outcome, tagwright } from '../harness.js';
import type { KeptPlan } from '../planning/kept-plan.js';
import { SHOP } from '../shop.harness.js';

const NOON = '2026-06-01T12:00';

/** A folder with a book and a database with its customers, and commands in it. */
class Shop {
  readonly cwd = folderOf(SHOP);

  async open(): Promise<this> {
    await tagwright(['import', '.', '--data', 'data', '--db', 'shop.db'], { cwd: this.cwd });
    return this;
  }

  run(...args: readonly string[]): Promise<Outcome> {
    const env = { LANG: 'en_US.UTF-8', HOME: this.cwd, GIT_CONFIG_NOSYSTEM: '1', USER: 'somebody' };
    return tagwright([...args, '--db', 'shop.db'], { cwd: this.cwd, env });
  }

  edit(path: string, from: string, to: string): void {
    const text = readFileSync(join(this.cwd, path), 'utf8');
    writeFileSync(join(this.cwd, path), text.replace(from, to));
  }
}

describe('tagwright publish', () => {
  it('puts a folder in force, with who and why, and what it moved', async () => {
    const shop = await new Shop().open();
    const first = await shop.run('publish', '--by', '王静', '--note', '起步');
    expect([first.code, first.stderr]).toEqual([EXIT.fine, '']);
    expect(first.stdout).toMatch(
      /^✓ version 1 is in force\n {2}\+ {2}time zone +Asia\/Shanghai\n[^]*4 answers turned, of 4 customers\n$/,
    );
    expect((await shop.run('publish')).stdout).toBe(
      'version 1 is in force with exactly these files; nothing was published\n',
    );
    shop.edit('rfm.tag', 'metric R', '// said so\nmetric R');
    const words = await shop.run('publish', '--format', 'json');
    expect(JSON.parse(words.stdout)).toEqual({ formatVersion: 1, version: 2, published: true, changes: [], moved: 0 });
    shop.edit('rfm.tag', 'R>365d', 'R>300d');
    expect((await shop.run('publish', '--base', '1')).stderr).toContain('made on version 1, and version 2');
    expect((await shop.run('publish', '--base', '2', '--as-of', NOON)).code).toBe(EXIT.fine);
    const { stdout } = await shop.run('history', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      versions: [
        { version: 3, publishedAt: '2026-06-01T04:00:00.000Z', note: null },
        { version: 2 },
        { version: 1, by: '王静', note: '起步', hasFiles: true },
      ],
    });
  });

  it('puts exactly what was planned in force, on what it was planned on', async () => {
    const shop = await new Shop().open();
    await shop.run('publish');
    shop.edit('rfm.tag', 'R>365d', 'R>300d');
    expect((await shop.run('plan', '--out', 'p.json')).stderr).toContain('Kept in p.json');
    // What is edited after the review is not in it.
    shop.edit('rfm.tag', 'R>300d', 'R>10d');
    expect((await shop.run('publish', 'p.json')).code).toBe(EXIT.fine);
    expect((await shop.run('diff', '1', '2')).stdout).toContain('+tag "RFM评级" = 流失 when R>300d');
    const again = await shop.run('publish', 'p.json');
    expect([again.code, again.stderr]).toEqual([
      EXIT.usage,
      expect.stringContaining('the plan was made on version 1, and version 2') as unknown,
    ]);
    const kept = readFileSync(join(shop.cwd, 'p.json'), 'utf8');
    writeFileSync(join(shop.cwd, 'p.json'), kept.replace('R>300d', 'R>3d'));
    expect((await shop.run('publish', 'p.json')).stderr).toContain('`p.json` is not a plan');
    writeFileSync(join(shop.cwd, 'p.json'), '[]');
    expect((await shop.run('publish', 'p.json')).stderr).toContain('`p.json` is not a plan');
  });

  it('refuses a plan with files that no book has, whoever wrote it', async () => {
    const shop = await new Shop().open();
    await shop.run('publish');
    shop.edit('rfm.tag', 'R>365d', 'R>300d');
    await shop.run('plan', '--out', 'p.json');
    const kept = JSON.parse(readFileSync(join(shop.cwd, 'p.json'), 'utf8')) as KeptPlan;
    const others: readonly unknown[] = [
      { path: '../outside.tag', text: '' },
      { path: 'package.json', text: '{}' },
      { path: 'a.tag' },
      null,
    ];
    for (const other of others) {
      const files = [...kept.files, other as BookFile];
      const hash = other === null ? '' : filesHash(files);
      writeFileSync(join(shop.cwd, 'p.json'), JSON.stringify({ ...kept, files, filesHash: hash }));
      const { code, stderr } = await shop.run('publish', 'p.json');
      expect([code, stderr]).toEqual([EXIT.usage, expect.stringContaining('`p.json` is not a plan')]);
    }
    expect((await shop.run('history')).stdout).toMatch(/^1 /);
  });

  it('goes on from what `run` put in force without its files', async () => {
    const shop = await new Shop().open();
    expect((await shop.run('run', '.')).code).toBe(EXIT.fine);
    expect((await shop.run('history')).stdout).toMatch(/^1 .*in force · without files\n$/);
    expect((await shop.run('rollback', '1')).stderr).toContain('nobody knows how version 1');
    shop.edit('rfm.tag', '城市 = 北京', '城市 = 上海');
    expect((await shop.run('plan')).stdout).toContain('~  segment  北京客户');
    expect((await shop.run('publish')).stdout).toContain('✓ version 2 is in force');
    expect((await shop.run('audit', '.')).code).toBe(EXIT.fine);
  });

  it('refuses a book with errors, or whose tests fail', async () => {
    const shop = await new Shop().open();
    writeFileSync(
      join(shop.cwd, 't.tag'),
      'test "不对" at 2026-06-01 {\n  given customer { 城市 = 上海 }\n  expect in segment 北京客户\n}\n',
    );
    const failing = await shop.run('publish');
    expect([failing.code, failing.stderr]).toEqual([
      EXIT.findings,
      '✗ 不对\n1 of 1 test fails: nothing was published\n`tagwright test` shows what was expected, and what came out.\n',
    ]);
    writeFileSync(join(shop.cwd, 't.tag'), 'segment x = Rr > 1d\n');
    expect((await shop.run('publish')).code).toBe(EXIT.findings);
    expect((await shop.run('history')).stderr).toBe('no book was published yet\n');
  });
});

describe('tagwright rollback', () => {
  it('brings the files of an earlier version back, as a new one, and into a folder that was not edited', async () => {
    const shop = await new Shop().open();
    await shop.run('publish');
    const before = readFileSync(join(shop.cwd, 'rfm.tag'), 'utf8');
    shop.edit('rfm.tag', '城市 = 北京', '城市 = 上海');
    writeFileSync(join(shop.cwd, 'more.tag'), 'segment 新 = count(order) = 1\n');
    await shop.run('publish');
    writeFileSync(join(shop.cwd, 'more.tag'), '');
    expect((await shop.run('rollback', '1', '.')).stderr).toContain('the folder is not what is in force: `more.tag`');
    writeFileSync(join(shop.cwd, 'more.tag'), 'segment 新 = count(order) = 1\n');
    const back = await shop.run('rollback', '1', '.');
    expect(back.stdout).toMatch(/^✓ version 3 is in force\n[^]*its files lie in \.\n$/);
    expect(readFileSync(join(shop.cwd, 'rfm.tag'), 'utf8')).toBe(before);
    expect(existsSync(join(shop.cwd, 'more.tag'))).toBe(false);
    expect((await shop.run('rollback', '1')).stdout).toContain('the files of version 1 are in force already');
    expect((await shop.run('history')).stdout).toMatch(/^3 .*in force · back to 1 +Back to version 1\n/);
    expect((await shop.run('rollback', '9')).stderr).toContain('there is no version 9');
    expect((await shop.run('rollback', 'x')).code).toBe(EXIT.usage);
  });
});

describe('links in the folder of a book', () => {
  it('are not read where they lead out of it, be it rules or a list', async () => {
    const shop = await new Shop().open();
    const outside = folderOf({ 'secret.tag': 'segment 秘密 = 城市 = 上海\n', 'secret.csv': '上海\n' });
    symlinkSync(join(outside, 'secret.tag'), join(shop.cwd, 'secret.tag'));
    for (const command of [['check'], ['fmt'], ['test'], ['plan'], ['publish']]) {
      const { code, stdout, stderr } =
        command[0] === 'plan' || command[0] === 'publish'
          ? await shop.run(...command)
          : await tagwright(command, { cwd: shop.cwd });
      expect([code, stdout]).toEqual([EXIT.usage, '']);
      expect(stderr).toBe(
        'error: `secret.tag` is a link that leads out of the folder of the book\nPut the file itself there, or name the folder that it lies in as well.\n',
      );
    }
    renameSync(join(shop.cwd, 'secret.tag'), join(shop.cwd, 'secret.off'));
    symlinkSync(join(outside, 'secret.csv'), join(shop.cwd, 'cities.csv'));
    writeFileSync(join(shop.cwd, 'list.tag'), 'list 大城市 from "cities.csv"\nsegment 大 = 城市 in 大城市\n');
    expect((await shop.run('publish')).stderr).toContain('`cities.csv` is a link that leads out');
    expect((await shop.run('history')).stderr).toBe('no book was published yet\n');
  });

  it('are not written through, and then nothing is in force either', async () => {
    const shop = await new Shop().open();
    await shop.run('publish');
    mkdirSync(join(shop.cwd, 'more'));
    writeFileSync(join(shop.cwd, 'more/new.tag'), 'segment 新 = count(order) = 1\n');
    await shop.run('publish');
    await shop.run('rollback', '1', '.');
    const outside = folderOf({});
    symlinkSync(outside, join(shop.cwd, 'more'));
    const { code, stderr } = await shop.run('rollback', '2', '.');
    expect([code, stderr]).toEqual([
      EXIT.usage,
      'error: `more` is a link, and files of a book are not written through links\nPut the file or folder itself in its place. Nothing was changed.\n',
    ]);
    expect(existsSync(join(outside, 'new.tag'))).toBe(false);
    expect((await shop.run('history')).stdout).toMatch(/^3 .*in force/);
  });

  it('keep a starter from being written elsewhere', async () => {
    const [cwd, outside] = [folderOf({}), folderOf({})];
    symlinkSync(outside, join(cwd, 'data'));
    const { code, stderr } = await tagwright(['init'], { cwd });
    expect([code, stderr]).toEqual([EXIT.usage, expect.stringContaining('`data` is a link')]);
    expect(existsSync(join(outside, 'customer.csv'))).toBe(false);
  });
});

describe('tagwright rollback of a version that another program wrote', () => {
  it('writes nothing beside the folder', async () => {
    const shop = await new Shop().open();
    const files = Object.entries(SHOP).flatMap(([path, text]) => (path.endsWith('.tag') ? [{ path, text }] : []));
    const { plan } = await compileFiles(files);
    if (plan === undefined) throw new Error('the shop has a book');
    const store = await openStore(join(shop.cwd, 'shop.db'));
    await publishBook(store, { plan, files: [...files, { path: '../outside.tag', text: '' }] }, Date.UTC(2026, 5, 1));
    await publishBook(store, { plan, files }, Date.UTC(2026, 5, 2));
    await store.close();
    const { code, stderr } = await shop.run('rollback', '1', '.');
    expect([code, stderr]).toEqual([EXIT.usage, expect.stringContaining('`../outside.tag` cannot be a file')]);
    expect(existsSync(join(shop.cwd, '../outside.tag'))).toBe(false);
    expect((await shop.run('history')).stdout).toMatch(/^2 /);
  });
});

describe('tagwright diff', () => {
  it('tells text, meaning and members apart', async () => {
    const shop = await new Shop().open();
    await shop.run('publish');
    shop.edit('rfm.tag', 'metric M 消费金额', '// moved\nmetric M 消费额');
    await shop.run('publish');
    const moved = await shop.run('diff', '1', '2');
    expect(moved.stdout).toContain('+// moved');
    expect(moved.stdout).toContain('Meaning\n  nothing means anything else');
    expect(moved.stdout).toContain('Members\n  nobody moved');
    shop.edit('rfm.tag', '城市 = 北京', '城市 = 上海');
    await shop.run('publish');
    const { stdout } = await shop.run('diff', '2', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      from: { version: 2 },
      to: { version: 3 },
      files: [{ path: 'rfm.tag', change: 'changed' }],
      changes: [{ kind: 'segment', name: '北京客户', change: 'changed' }],
      members: [{ kind: 'segment', name: '北京客户', entered: 1, left: 2 }],
    });
    const patch = await shop.run('diff', '0', 'published', '--format', 'patch');
    expect(patch.stdout).toMatch(/^--- \/dev\/null\n\+\+\+ b\/catalog\.tag\n/);
    expect((await shop.run('diff', 'published', '.')).stdout).toContain('not a word differs');
    expect((await shop.run('diff', 'nowhere', '.')).code).toBe(EXIT.usage);
  });
});
