import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gathered, planOf } from '../../book.harness.js';
import { emptyStore } from '../../store/empty.harness.js';
import { createFactTables } from '../../store/schema.js';
import type { Session, Store } from '../../store/store.js';
import { ingest } from '../ingest/index.js';
import type { ImportReport } from '../report.js';
import { importTagList, type TagListOptions } from './import.js';

const plan = planOf(`
customer { city: text }
tag 等级 manual { 高 低 }
tag 口味 manual many { 辣 甜 }
`);
const NOW = Date.UTC(2026, 5, 1);

let store: Store;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tag-list-'));
  store = await emptyStore();
  await createFactTables(store, plan.catalog);
  const customers = ['c1', 'c2'].map((id) => ({ kind: 'customer', id, fields: {} }) as const);
  await ingest(store, plan.catalog, customers, { now: NOW, tags: plan.tags });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const loaded = (text: string | Buffer, options: Partial<TagListOptions> = {}): Promise<ImportReport> => {
  const path = join(folder, 'tags.csv');
  writeFileSync(path, text);
  return importTagList(store, plan.catalog, path, { now: NOW, tags: plan.tags, ...options });
};
const kept = async (): Promise<readonly unknown[]> =>
  gathered(
    store.rows(sql`select customer, value, until_at as until from tw_hand_set order by customer, value, until_at`),
  );

describe('a tag list', () => {
  it('becomes values that are set by hand', async () => {
    const report = await loaded('customer,tag,value,until\nc1,等级,高,\nc1,口味,辣,2026-07-01\nc2,口味,甜,\n');
    expect(report).toMatchObject({ written: true, badRows: { total: 0 } });
    expect(report.tables).toMatchObject([{ file: 'tags.csv', rowsRead: 3, inserted: 3, repeated: 0, rejected: 0 }]);
    expect(await kept()).toHaveLength(3);
  });

  it('may have Chinese headers, other delimiters and another encoding', async () => {
    expect((await loaded('客户;标签;值;开始;截止\nc1;等级;低;2026-01-01;2026-12-31\n')).written).toBe(true);
    const gb18030 = Buffer.from(
      '63757374 6f6d6572 2c746167 2c76616c 75650a63 322cb5c8 bcb62cb8 df0a'.replaceAll(' ', ''),
      'hex',
    );
    expect(await loaded(gb18030, { encoding: 'gb18030' })).toMatchObject({ written: true });
    expect(await kept()).toHaveLength(2);
  });

  it('changes nothing when it is loaded again', async () => {
    const text = 'customer,tag,value,from\nc1,等级,高,2026-01-01\n';
    await loaded(text);
    expect((await loaded(text)).tables).toMatchObject([{ inserted: 0, repeated: 1 }]);
  });

  it('with a bad row is not loaded at all', async () => {
    const report = await loaded('customer,tag,value\nc1,等级,高\nc9,等级,高\nc2,等级,中\nc2,阶层,高\nc2,等级\n');
    expect(report.written).toBe(false);
    expect(report.badRows.first.map(({ code, line }) => [code, line]).sort()).toEqual([
      ['cell-count', 6],
      ['tag-not-by-hand', 5],
      ['undeclared-value', 4],
      ['unknown-customer-fact', 3],
    ]);
    expect(await kept()).toEqual([]);
  });

  it('keeps bad rows aside, or passes over them', async () => {
    const text = 'customer,tag,value\nc1,等级,高\nc9,等级,高\n';
    const rejects = join(folder, 'bad.csv');
    expect(await loaded(text, { rejects })).toMatchObject({ written: true, badRows: { total: 1 } });
    expect(readFileSync(rejects, 'utf8')).toMatch(/^file,line,column,reason,row\ntags\.csv,3,.*"c9,等级,高"\n$/);
    expect(await loaded(text, { skipBadRows: true, now: NOW + 1 })).toMatchObject({ written: true });
    expect(await loaded(text, { createCustomers: true, now: NOW + 2 })).toMatchObject({ badRows: { total: 0 } });
  });

  it('counts once what a server had to do twice', async () => {
    class Interrupted extends Error {}
    const twice: Store = Object.assign(Object.create(store) as Store, {
      write: <Result>(work: (session: Session) => Promise<Result>): Promise<Result> =>
        store.write(async (session) => {
          const first = session.write(async (within) => {
            await work(within);
            throw new Interrupted();
          });
          await expect(first).rejects.toThrow(Interrupted);
          return work(session);
        }),
    });
    const [path, rejects] = [join(folder, 'tags.csv'), join(folder, 'bad.csv')];
    writeFileSync(path, 'customer,tag,value\nc1,等级,高\nc9,等级,高\nc2,等级\n');
    const report = await importTagList(twice, plan.catalog, path, { now: NOW, tags: plan.tags, rejects });
    expect(report).toMatchObject({ written: true, tables: [{ inserted: 1, rejected: 2 }], badRows: { total: 2 } });
    expect(readFileSync(rejects, 'utf8').split('\n')).toHaveLength(4);
    expect(await kept()).toHaveLength(1);
  });

  it.each([
    ['', 'file-empty'],
    ['customer,value\nc1,高\n', 'key-column-missing'],
    ['customer,tag,value\nc1,"等级,高\n', 'quote-unclosed'],
  ])('that is none is refused: %j', async (text, code) => {
    const report = await loaded(text);
    expect(report.written).toBe(false);
    expect(report.findings.map((finding) => finding.code)).toContain(code);
  });

  it('that is not there is refused', async () => {
    const report = await importTagList(store, plan.catalog, join(folder, 'gone.csv'), { now: NOW, tags: plan.tags });
    expect([report.written, report.findings.map(({ code }) => code)]).toEqual([false, ['file-unreadable']]);
  });
});
