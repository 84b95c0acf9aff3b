import { openStore } from '@tagwright/engine';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';
import { AS_OF, SHOP } from '../shop.harness.js';

const shop = async (): Promise<string> => {
  const cwd = folderOf(SHOP);
  await tagwright(['run', '--data', 'data', '--db', 'shop.db', '--as-of', AS_OF], { cwd });
  return cwd;
};
const audit = ['audit', '--db', 'shop.db'];

const spoil = async (cwd: string, statement: string): Promise<void> => {
  const store = await openStore(join(cwd, 'shop.db'));
  await store.run({ sql: statement, parameters: [] });
  await store.close();
};

describe('tagwright audit', () => {
  it('finds nothing where nothing is wrong', async () => {
    const { code, stdout } = await tagwright(audit, { cwd: await shop() });
    expect([code, stdout]).toEqual([
      EXIT.fine,
      '✓ the answers of 4 customers at 2026-06-01 00:00 are those of a full rebuild\n',
    ]);
  });

  it('lists what differs, and ends with 1', async () => {
    const cwd = await shop();
    await spoil(cwd, `update tw_answer set t0 = '流失' where customer = 'c1'`);
    await spoil(cwd, `delete from tw_state where customer = 'c4'`);
    const { code, stdout } = await tagwright(audit, { cwd });
    expect(code).toBe(EXIT.findings);
    expect(stdout).toMatchInlineSnapshot(`
      "✗ 2 cells in 2 columns differ from a full rebuild at 2026-06-01 00:00 (kept ≠ rebuilt)
        tw_state   c4  row           missing ≠ c4
        tw_answer  c1  t0 (RFM评级)  流失 ≠ 重要保持
      That must not be: please report it. If tables were changed by other programs, \`tagwright attach\` has them tell of it.
      "
    `);
    const json = await tagwright([...audit, '--format', 'json'], { cwd });
    expect(json.code).toBe(EXIT.findings);
    expect(JSON.parse(json.stdout)).toMatchObject({
      formatVersion: 1,
      asOf: '2026-05-31T16:00:00.000Z',
      population: 4,
      differences: 2,
      listed: [
        { table: 'tw_state', row: 'c4', column: 'row', stored: null, rebuilt: 'c4' },
        { table: 'tw_answer', row: 'c1', column: 't0', stored: '流失', rebuilt: '重要保持' },
      ],
    });
  });
});

describe('tagwright attach', () => {
  it('has the next run see what other programs change', async () => {
    const cwd = await shop();
    const on = ['attach', '--db', 'shop.db'];
    expect((await tagwright(on, { cwd })).stdout).toBe(
      '✓ watching customer, order; the next step looks at everybody once\n',
    );
    expect((await tagwright(on, { cwd })).stdout).toBe('✓ customer, order are watched already\n');
    await spoil(cwd, `update customer set city = '北京' where id = 'c2'`);
    await tagwright(['run', '--db', 'shop.db', '--as-of', '2026-06-02'], { cwd });
    const { stdout } = await tagwright(['run', '--db', 'shop.db', '--as-of', '2026-06-02', '--format', 'json'], {
      cwd,
    });
    expect(JSON.parse(stdout)).toMatchObject({ segments: { 北京客户: ['c1', 'c2', 'c3'] } });
    expect((await tagwright(audit, { cwd })).code).toBe(EXIT.fine);
    expect((await tagwright(['detach', '--db', 'shop.db'], { cwd })).stdout).toBe(
      '✓ not watching customer, order any more\n',
    );
  });
});
