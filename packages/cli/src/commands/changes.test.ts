import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';
import { AS_OF, SHOP } from '../shop.harness.js';

/** The shop evaluated, and again after a purchase of the day after: c1 is no longer to be won back. */
const lived = async (): Promise<string> => {
  const cwd = folderOf({
    ...SHOP,
    'new.ndjson': `{"kind":"event","event":"order","id":"o9","customer":"c1","at":"2026-06-01T12:00:00","values":{"amount":"10"}}\n`,
  });
  expect((await tagwright(['run', '--data', 'data', '--db', 'shop.db', '--as-of', AS_OF], { cwd })).code).toBe(0);
  expect((await tagwright(['ingest', 'new.ndjson', '--db', 'shop.db'], { cwd })).stdout).toBe('✓ 1 new\n');
  expect((await tagwright(['run', '--db', 'shop.db', '--as-of', '2026-06-02'], { cwd })).code).toBe(0);
  return cwd;
};
const changes = ['changes', '--db', 'shop.db'];

describe('tagwright changes', () => {
  it('lists what turned, with its reason', async () => {
    const cwd = await lived();
    const { code, stdout } = await tagwright(changes, { cwd });
    expect(code).toBe(EXIT.fine);
    expect(stdout).toMatchInlineSnapshot(`
      "1  2026-06-01 00:00  c1  RFM评级   (none) → 重要保持  the rules changed
      2  2026-06-01 00:00  c3  RFM评级   (none) → 流失      the rules changed
      3  2026-06-01 00:00  c1  北京客户  in                 the rules changed
      4  2026-06-01 00:00  c3  北京客户  in                 the rules changed
      5  2026-06-01 12:00  c1  RFM评级   重要保持 → (none)  a fact
      "
    `);
    const own = await tagwright([...changes, '--customer', 'c1', '--tag', 'RFM评级', '--locale', 'zh-CN'], { cwd });
    expect(own.stdout).toMatchInlineSnapshot(`
      "1  2026-06-01 00:00  c1  RFM评级  （无） → 重要保持  规则改了
      5  2026-06-01 12:00  c1  RFM评级  重要保持 → （无）  有了新事实
      "
    `);
    const last = await tagwright([...changes, '--limit', '1', '--tag', '北京客户'], { cwd });
    expect(last.stdout.split('\n')).toHaveLength(2);
  });

  it('goes on after a number, as lines of JSON', async () => {
    const cwd = await lived();
    const { stdout } = await tagwright([...changes, '--after', '3', '--format', 'jsonl'], { cwd });
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => 4 + index));
    expect(lines.at(-1)).toMatchObject({
      formatVersion: 1,
      customer: 'c1',
      kind: 'tag',
      name: 'RFM评级',
      old: '重要保持',
      new: null,
      cause: 'fact',
      effectiveAt: '2026-06-01T04:00:00.000Z',
      recordedAt: '2026-06-01T16:00:00.000Z',
    });
  });

  it('says so where there is nothing, and where nothing was evaluated', async () => {
    const cwd = await lived();
    expect(await tagwright([...changes, '--customer', 'c4'], { cwd })).toMatchObject({
      code: EXIT.fine,
      stdout: '',
      stderr: 'no changes\n',
    });
    await tagwright(['import', '--data', 'data', '--db', 'fresh.db'], { cwd });
    const fresh = await tagwright(['changes', '--db', 'fresh.db'], { cwd });
    expect([fresh.code, fresh.stderr]).toEqual([EXIT.usage, expect.stringContaining('holds no answers yet')]);
    expect((await tagwright([...changes, '--limit', 'many'], { cwd })).code).toBe(EXIT.usage);
  });

  it('says so where there is no such tag, or no such customer', async () => {
    const cwd = await lived();
    const complaint = async (...asked: readonly string[]): Promise<string> => {
      const { code, stdout, stderr } = await tagwright([...changes, ...asked], { cwd });
      expect([code, stdout]).toEqual([EXIT.usage, '']);
      return stderr;
    };
    const near = 'error: there is no tag or segment `RFM评价`; did you mean `RFM评级`?\n';
    expect(await complaint('--tag', 'RFM评价')).toBe(near);
    expect(await complaint('--tag', 'RFM评价', '--after', '0', '--format', 'jsonl')).toBe(near);
    expect(await complaint('--tag', '北京', '--customer', 'c1', '--locale', 'zh-CN')).toBe(
      '错误：没有标签或人群 `北京`，是不是 `北京客户`？\n',
    );
    expect(await complaint('--customer', 'nobody')).toBe('error: there is no customer `nobody`\n');
  });

  it('knows a tag by every name that a book in force gave it', async () => {
    const cwd = await lived();
    const renamed = (SHOP['rfm.tag'] ?? '').replace('segment 北京客户', 'segment 首都客户 capital');
    writeFileSync(join(cwd, 'rfm.tag'), renamed);
    expect((await tagwright(['run', '--db', 'shop.db', '--as-of', '2026-06-03'], { cwd })).code).toBe(0);
    const numbers = async (tag: string): Promise<string[]> =>
      (await tagwright([...changes, '--tag', tag], { cwd })).stdout.split('\n').map((line) => line.split(' ')[0] ?? '');
    expect((await numbers('北京客户')).slice(0, 2)).toEqual(['3', '4']);
    expect(await numbers('capital')).toEqual(await numbers('首都客户'));
    expect((await numbers('capital')).length).toBeGreaterThan(1);
  });
});
