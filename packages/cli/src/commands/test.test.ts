import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';
import { SHOP } from '../shop.harness.js';

const TESTS = `
test "再买一次就醒了" at 2026-06-01 {
  given customer 甲 {}
  given order for 甲 { at = 100d ago, amount = 500 }
  given customer 乙 { 城市 = 北京 }
  expect for 甲 R > 90d and 城市 = 上海
  after 1d order for 甲 { amount = 5 }
  expect for 甲 R <= 90d
}
test "城市" at 2026-06-01 {
  given customer { 城市 = 上海 }
  expect 城市 = 上海
}
`;

describe('tagwright test', () => {
  it('shows what was expected, where, on which clock, and what was seen', async () => {
    const cwd = folderOf({ ...SHOP, 'tests.tag': TESTS });
    const english = await tagwright(['test'], { cwd });
    expect([english.code, english.stderr]).toEqual([EXIT.findings, '']);
    expect(english.stdout).toMatchSnapshot('in English');
    const chinese = await tagwright(['test'], { cwd, env: { LANG: 'zh_CN.UTF-8' } });
    expect(chinese.stdout).toMatchSnapshot('in Chinese');
  });

  it('runs the tests that match, and is content when they pass', async () => {
    const cwd = folderOf({ ...SHOP, 'tests.tag': TESTS });
    const outcome = await tagwright(['test', '--run', '^城'], { cwd });
    expect(outcome).toEqual({
      code: EXIT.fine,
      stdout: '✓ 城市  1 expectation\n1 test, all passed · 1 expectation\n',
      stderr: '',
    });
    expect((await tagwright(['test', '--run', '('], { cwd })).code).toBe(EXIT.usage);
  });

  it('says so where there are none', async () => {
    const outcome = await tagwright(['test'], { cwd: folderOf(SHOP) });
    expect([outcome.code, outcome.stdout]).toEqual([EXIT.fine, 'there are no tests\n']);
  });

  it('prints for programs', async () => {
    const cwd = folderOf({ ...SHOP, 'tests.tag': TESTS });
    const { stdout } = await tagwright(['test', '--format', 'json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: 1,
      failed: 1,
      tests: [
        { name: '再买一次就醒了', file: 'tests.tag', line: 2, passed: false, unmet: [{ customer: '甲', line: 6 }] },
        { name: '城市', passed: true, unmet: [] },
      ],
    });
  });
});
