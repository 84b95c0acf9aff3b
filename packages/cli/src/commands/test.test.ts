import { parse } from 'junit2json';
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
    // Nothing of what was asked for ran: a build must not be content with that.
    const none = await tagwright(['test', '--run', '^市'], { cwd });
    expect([none.code, none.stdout, none.stderr.split('\n')[0]]).toEqual([
      EXIT.usage,
      '',
      'error: of 2 tests none has a name that fits `^市`',
    ]);
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

  it('prints what build servers read', async () => {
    const strange = 'test "a <b> & “c”\u0001" at 2026-06-01 {\n  given customer { 城市 = 上海 }\n  expect R > 1d\n}\n';
    const cwd = folderOf({ ...SHOP, 'tests.tag': TESTS, 'more/strange.tag': strange.replace('\u0001', '') });
    const { code, stdout } = await tagwright(['test', '--format', 'junit'], { cwd });
    expect(code).toBe(EXIT.findings);
    const read = await parse(stdout);
    if (read === undefined || read === null || !('testsuite' in read)) throw new Error('these are no suites');
    expect(read).toMatchObject({ name: 'tagwright', tests: 3, failures: 2, errors: 0 });
    expect(read.testsuite?.map(({ name, tests, failures }) => [name, tests, failures])).toEqual([
      ['more/strange.tag', 1, 1],
      ['tests.tag', 2, 1],
    ]);
    const [odd] = read.testsuite?.[0]?.testcase ?? [];
    expect(odd).toMatchObject({ name: 'a <b> & “c”', classname: 'more/strange.tag' });
    expect(odd?.failure?.[0]).toMatchObject({
      message: '1 of 1 expectation not met',
      inner: expect.stringContaining('✗ R > 1d  missing') as unknown,
    });
    expect(read.testsuite?.[1]?.testcase?.map(({ failure }) => failure === undefined)).toEqual([false, true]);
  });

  it('draws what the tests never saw, and ends with 1 below a threshold', async () => {
    const rules = `tag 状态 {
  沉睡 when R > 90d and 城市 = 上海
  活跃 otherwise
}
segment 上海人 = 城市 = 上海
test "睡了" at 2026-06-01 {
  given customer { 城市 = 上海 }
  given order { at = 100d ago, amount = 5 }
  expect tag 状态 = 沉睡
}
`;
    const cwd = folderOf({
      'catalog.tag': SHOP['catalog.tag'] ?? '',
      'rules.tag': `metric R = since last order\n${rules}`,
    });
    const english = await tagwright(['test', '--coverage'], { cwd });
    expect(english.code).toBe(EXIT.fine);
    expect(english.stdout).toMatchSnapshot('in English');
    const chinese = await tagwright(['test', '--coverage', '--locale', 'zh-CN', '--quiet'], { cwd });
    expect(chinese.stdout).toMatchSnapshot('in Chinese');
    const below = await tagwright(['test', '--threshold', '33.4', '--quiet'], { cwd });
    expect([below.code, below.stderr]).toEqual([EXIT.findings, '33.3% covered is less than the threshold of 33.4%\n']);
    expect((await tagwright(['test', '--threshold', '33.3'], { cwd })).code).toBe(EXIT.fine);
    expect((await tagwright(['test', '--threshold', '101'], { cwd })).code).toBe(EXIT.usage);
    const { stdout } = await tagwright(['test', '--coverage', '--format', 'json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({
      coverage: {
        sides: 12,
        seen: 4,
        points: [{ kind: 'case', of: '状态', value: '沉睡', sawTrue: true, sawFalse: false }, {}, {}, {}, {}, {}],
      },
    });
  });
});
