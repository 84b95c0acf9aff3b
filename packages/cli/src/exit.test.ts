import { describe, expect, it } from 'vitest';
import { EXIT } from './exit.js';
import { folderOf, tagwright } from './harness.js';
import { AS_OF, SHOP } from './shop.harness.js';

const FAILING = `test "不成立" at 2026-06-01 {
  given customer { 城市 = 上海 }
  expect 城市 = 北京
}
`;

describe('the exit code', () => {
  it.each([
    ['fine: nothing is wrong', EXIT.fine, ['check'], {}],
    ['fine: warnings and hints change nothing', EXIT.fine, ['check'], { 'w.tag': 'tag 手工 manual { 高 低 }\n' }],
    ['findings: errors in the rules', EXIT.findings, ['check'], { 'e.tag': 'segment x = 没有 > 3\n' }],
    ['findings: files not formatted', EXIT.findings, ['fmt', '--check'], { 'f.tag': 'segment   x = 城市=北京\n' }],
    [
      'findings: a book that cannot be evaluated',
      EXIT.findings,
      ['run', '--data', 'data'],
      { 'e.tag': 'segment x = ?\n' },
    ],
    [
      'findings: data that cannot be loaded',
      EXIT.findings,
      ['run', '--data', 'data'],
      { 'data/order.csv': 'id,customer,at\no1,c9,2026\n' },
    ],
    ['findings: a test that fails', EXIT.findings, ['test'], { 't.tag': FAILING }],
    ['usage: no such command', EXIT.usage, ['chekc'], {}],
    ['usage: no such path', EXIT.usage, ['check', 'nowhere'], {}],
    ['usage: no such value of an option', EXIT.usage, ['check', '--format', 'xml'], {}],
    ['usage: no database there', EXIT.usage, ['audit', '--db', 'gone.db'], {}],
  ])('says %s', async (_name, code, argv, files) => {
    expect((await tagwright(argv, { cwd: folderOf({ ...SHOP, ...files }) })).code).toBe(code);
  });

  it('says 2 where a plan has changes, and only to who asks for it', async () => {
    const cwd = folderOf(SHOP);
    await tagwright(['run', '--data', 'data', '--db', 'shop.db', '--as-of', AS_OF], { cwd });
    await tagwright(['publish', '.', '--db', 'shop.db'], { cwd });
    const plan = ['plan', '.', '--db', 'shop.db', '--detailed-exitcode'];
    expect((await tagwright(plan, { cwd })).code).toBe(EXIT.fine);
    const changed = folderOf({ ...SHOP, 'more.tag': 'segment 上海客户 = 城市 = 上海\n' });
    const elsewhere = plan.map((word) => (word === 'shop.db' ? `${cwd}/shop.db` : word));
    const outcome = await tagwright(elsewhere, { cwd: changed });
    expect([outcome.code, outcome.stderr]).toEqual([2, outcome.stderr]);
    expect((await tagwright(elsewhere.slice(0, -1), { cwd: changed })).code).toBe(EXIT.fine);
  });

  it('says 4 for a fault of its own', async () => {
    const stdin = (async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('segment');
      throw new Error('the disk sang');
    })();
    const { code, stderr } = await tagwright(['fmt', '--stdin-filepath', 'a.tag'], { stdin });
    expect([code, stderr.split('\n')[0]]).toEqual([EXIT.fault, 'internal fault: the disk sang']);
  });
});
