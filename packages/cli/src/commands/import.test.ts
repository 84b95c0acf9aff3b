import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';
import { SHOP } from '../shop.harness.js';

const shop = (files: Readonly<Record<string, string>> = {}): string => folderOf({ ...SHOP, ...files });
const load = ['import', '.', '--data', 'data', '--db', 'shop.db'];
const BAD = 'id,customer,at,amount\no1,c1,2026-02-21,1\no2,c9,2026-02-21,2\no3,c2,2026-02-30,3\n';

/** Without what differs from run to run. */
const steady = (text: string): string => text.replaceAll(/[\d.,]+ (s|rows\/s)/g, '# $1');

describe('tagwright import', () => {
  it('loads a folder, and passes over what it knows', async () => {
    const cwd = shop();
    const first = await tagwright(load, { cwd });
    expect(first.code).toBe(EXIT.fine);
    expect(steady(first.stderr)).toBe('✓ loaded in # s (# rows/s)\n');
    expect(first.stdout).toMatchInlineSnapshot(`
      "  customer  customer.csv  4 rows  4 new
        order     order.csv     3 rows  3 new
      "
    `);
    const second = await tagwright(load, { cwd });
    expect(second.stdout).toMatchInlineSnapshot(`
      "  customer  customer.csv  4 rows  0 new  4 repeated
        order     order.csv     3 rows  0 new  3 repeated
      "
    `);
  });

  it('says what is wrong with which cell, and writes nothing', async () => {
    const { code, stderr } = await tagwright(load, { cwd: shop({ 'data/order.csv': BAD }) });
    expect(code).toBe(EXIT.findings);
    expect(stderr).toMatchInlineSnapshot(`
      "error order.csv:3 customer: there is no customer \`c9\`; add the customer to the customer table, or let the import make such customers (\`--create-customers\`)
      error order.csv:4 at: there is no time \`2026-02-30\`: hours go to 23, minutes and seconds to 59, and the date must exist
      ✗ nothing was loaded
      "
    `);
  });

  it('keeps bad rows aside when asked to', async () => {
    const cwd = shop({ 'data/order.csv': BAD });
    const { code } = await tagwright([...load, '--rejects', 'bad.csv', '--create-customers'], { cwd });
    expect(code).toBe(EXIT.fine);
    expect(readFileSync(join(cwd, 'bad.csv'), 'utf8')).toContain('2026-02-30');
  });

  it('reports as data', async () => {
    const { code, stdout } = await tagwright([...load, '--format', 'json'], { cwd: shop() });
    expect(code).toBe(EXIT.fine);
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: 1,
      written: true,
      tables: [
        { table: 'customer', rowsRead: 4, inserted: 4 },
        { table: 'order', rowsRead: 3, inserted: 3 },
      ],
    });
  });

  it('draws its progress where somebody watches', async () => {
    const { stderr } = await tagwright(load, { cwd: shop(), columns: 80 });
    expect(stderr).toMatch(/customer .*█.*100%/s);
  });

  it('needs both ends', async () => {
    expect(await tagwright(['import', '.', '--data', 'data'], { cwd: shop() })).toMatchObject({
      code: EXIT.usage,
      stderr: expect.stringContaining('the option `--db <database>` is needed') as unknown,
    });
  });

  it('refuses a folder that is not there, and a database that is none', async () => {
    const cwd = shop({ 'note.db': 'not a database, but long enough to be looked at as if it were one' });
    const folder = await tagwright(['import', '.', '--data', 'nowhere', '--db', 'shop.db'], { cwd });
    expect([folder.code, folder.stdout]).toEqual([EXIT.usage, '']);
    expect(folder.stderr).toContain('there is no folder `nowhere`');
    const database = await tagwright(['import', '.', '--data', 'data', '--db', 'note.db'], { cwd });
    expect([database.code, database.stdout]).toEqual([EXIT.usage, '']);
    expect(database.stderr).toContain('note.db');
  });

  it('reads other encodings', async () => {
    const beijing = Buffer.from([0xb1, 0xb1, 0xbe, 0xa9]);
    const customers = Buffer.concat([Buffer.from('id,name,city\nc1,,'), beijing, Buffer.from('\n')]);
    const cwd = folderOf({ ...SHOP, 'data/customer.csv': customers, 'data/order.csv': 'id,customer,at,amount\n' });
    expect((await tagwright(load, { cwd })).code).toBe(EXIT.findings);
    const { code } = await tagwright([...load, '--encoding', 'gb18030'], { cwd });
    expect(code).toBe(EXIT.fine);
    const { stdout } = await tagwright(['run', '--db', 'shop.db', '--format', 'csv'], { cwd });
    expect(stdout).toContain('c1,segment,北京客户,,,');
  });

  it('loads a list of tags, all of it or nothing', async () => {
    const list = 'customer,tag,value\nc1,来源,朋友\nc9,来源,广告\nc2,来源,街上\n';
    const cwd = shop({ 'hand.tag': 'tag 来源 manual expires 1y { 朋友 广告 }\n', 'list.csv': list });
    await tagwright(load, { cwd });
    const tags = ['import', '.', '--tags', 'list.csv', '--db', 'shop.db'];
    const refused = await tagwright(tags, { cwd });
    expect(refused.code).toBe(EXIT.findings);
    expect(refused.stderr).toContain('error list.csv:3');
    expect(refused.stderr).toContain('error list.csv:4');
    expect(refused.stderr).toContain('✗ nothing was loaded\n');
    const kept = await tagwright([...tags, '--rejects', 'bad.csv'], { cwd });
    expect([kept.code, kept.stdout]).toEqual([EXIT.fine, '  tags  list.csv  3 rows  1 new    2 rejected\n']);
    expect(readFileSync(join(cwd, 'bad.csv'), 'utf8').split('\n')).toHaveLength(4);
  });

  it('needs to be told what to load', async () => {
    const cwd = shop();
    const { code, stderr } = await tagwright(['import', '--db', 'shop.db'], { cwd });
    expect([code, stderr]).toEqual([
      EXIT.usage,
      'error: nothing says what to load\nGive a folder of data files with `--data DIR`, or a list of tags with `--tags FILE`.\n',
    ]);
    expect((await tagwright([...load, '--tags', 'list.csv'], { cwd })).stderr).toContain('cannot go together');
  });
});
