import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';
import { AS_OF, SHOP } from '../shop.harness.js';

const shop = (files: Readonly<Record<string, string>> = {}): string => folderOf({ ...SHOP, ...files });
const onData = ['run', '.', '--data', 'data', '--as-of', AS_OF];

const answers = async (cwd: string, ...more: string[]): Promise<Record<string, unknown>> => {
  const { code, stdout } = await tagwright([...onData, '--format', 'json', ...more], { cwd });
  expect(code).toBe(EXIT.fine);
  return JSON.parse(stdout) as Record<string, unknown>;
};

describe('tagwright run', () => {
  it('prints the document that scripts rely on', async () => {
    const document = await answers(shop());
    expect(Object.keys(document)).toEqual([
      'formatVersion',
      'asOf',
      'book',
      'population',
      'thresholds',
      'tags',
      'segments',
    ]);
    expect(document).toEqual({
      formatVersion: 1,
      asOf: '2026-05-31T16:00:00.000Z',
      book: expect.stringMatching(/^[\da-f]{64}$/) as unknown,
      population: 4,
      thresholds: { 'M top20%': 5000 },
      tags: { RFM评级: { 重要保持: ['c1'], 流失: ['c3'] } },
      segments: { 北京客户: ['c1', 'c3'] },
    });
  });

  it('answers the same to the same rules in Chinese words and full-width signs', async () => {
    const chinese = '标签 “RFM评级” = 重要保持 当 R＞90天 且 M≥前20％\n标签 “RFM评级” = 流失 当 R＞365天\n';
    const rules = (SHOP['rfm.tag'] ?? '').replaceAll(/^tag .*\n/gm, '');
    expect(await answers(shop({ 'rfm.tag': rules + chinese }))).toEqual(await answers(shop()));
  });

  it('adds metrics when asked to, missing ones left out', async () => {
    const day = 86_400_000;
    expect((await answers(shop(), '--metrics'))['metrics']).toEqual({
      R: { c1: 100 * day, c2: day, c3: 730 * day },
      M: { c1: 5000, c2: 12.5, c3: 0, c4: 0 },
    });
  });

  it('says where ties at a threshold take in far more than the rule says', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `c${index}`);
    const cwd = folderOf({
      'book.tag': 'customer {}\nevent order { amount: money }\nsegment 常客 = count(order) >= top20%\n',
      'data/customer.csv': ['id', ...ids].join('\n'),
      'data/order.csv': ['id,customer,at,amount', ...ids.map((id) => `o${id},${id},2026-05-01,1`)].join('\n'),
    });
    const { code, stderr } = await tagwright(onData, { cwd });
    expect(code).toBe(EXIT.fine);
    expect(stderr).toContain('hint[ties-widen-rank] `top20%` takes in 20 of 20 customers instead of 4');
    expect((await tagwright([...onData, '--quiet'], { cwd })).stderr).toBe('');
  });

  it('prints a row an assignment as CSV', async () => {
    const { stdout } = await tagwright([...onData, '--format', 'csv'], { cwd: shop() });
    expect(stdout).toBe(
      'customer,kind,name,value,since,until\n' +
        'c1,tag,RFM评级,重要保持,,\n' +
        'c1,segment,北京客户,,,\n' +
        'c3,tag,RFM评级,流失,,\n' +
        'c3,segment,北京客户,,,\n',
    );
  });

  it('draws tables for people, in either language', async () => {
    const english = await tagwright(onData, { cwd: shop(), columns: 80 });
    expect(english.stdout).toMatchSnapshot('in English');
    const chinese = await tagwright([...onData, '--locale', 'zh-CN'], { cwd: shop(), columns: 80 });
    expect(chinese.stdout).toMatchSnapshot('in Chinese');
  });

  it('asks about now unless told otherwise', async () => {
    const now = Date.UTC(2024, 5, 2);
    const { stdout } = await tagwright(['run', '--data', 'data', '--format', 'json'], { cwd: shop(), now });
    expect(JSON.parse(stdout)).toMatchObject({ asOf: '2024-06-02T00:00:00.000Z', tags: { RFM评级: { 流失: [] } } });
  });

  it('keeps a database, and asks it again', async () => {
    const cwd = shop();
    const first = await answers(cwd, '--db', 'shop.db');
    expect(existsSync(join(cwd, 'shop.db'))).toBe(true);
    const { stdout } = await tagwright(['run', '--db', 'shop.db', '--as-of', AS_OF, '--format', 'json'], { cwd });
    expect(JSON.parse(stdout)).toEqual(first);
    // The same data once more: identical rows are passed over.
    expect(await answers(cwd, '--db', 'shop.db')).toEqual(first);
  });

  it('says that nothing says where the facts are', async () => {
    expect(await tagwright(['run', '.'], { cwd: shop() })).toMatchObject({
      code: EXIT.usage,
      stdout: '',
      stderr: expect.stringContaining('--data DIR') as unknown,
    });
  });

  it('does not make up a database', async () => {
    const cwd = shop();
    const { code, stderr } = await tagwright(['run', '--db', 'nowhere.db'], { cwd });
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain('nowhere.db');
    expect(existsSync(join(cwd, 'nowhere.db'))).toBe(false);
  });

  it('refuses an instant that is none', async () => {
    const { code, stderr } = await tagwright(['run', '--data', 'data', '--as-of', 'yesterday'], { cwd: shop() });
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain('`yesterday` is not an instant');
  });

  it('does not evaluate a book with errors', async () => {
    const cwd = shop({ 'wrong.tag': 'tag 甲 = 乙 when Rr > 90d\n' });
    const { code, stdout, stderr } = await tagwright(onData, { cwd });
    expect([code, stdout]).toEqual([EXIT.findings, '']);
    expect(stderr).toContain('wrong.tag:1:16');
    expect(stderr).toContain('so it cannot be evaluated');
  });

  it('does not evaluate half of the data', async () => {
    const cwd = shop({ 'data/order.csv': 'id,customer,at,amount\no1,c1,2026-02-21,1\no2,c2,2026-02-21,12.505\n' });
    const strict = await tagwright(onData, { cwd });
    expect([strict.code, strict.stdout]).toEqual([EXIT.findings, '']);
    expect(strict.stderr).toContain('order.csv:3 amount');
    const lenient = await tagwright([...onData, '--skip-bad-rows', '--format', 'json'], { cwd });
    expect(lenient.code).toBe(EXIT.fine);
    expect(JSON.parse(lenient.stdout)).toMatchObject({ population: 4 });
  });

  it('refuses metrics where they would not be seen', async () => {
    const { code, stderr } = await tagwright([...onData, '--metrics'], { cwd: shop() });
    expect([code, stderr]).toEqual([EXIT.usage, 'error: metrics are printed as JSON only\nAdd `--format json`.\n']);
  });
});
