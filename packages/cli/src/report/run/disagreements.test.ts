import { openStore } from '@tagwright/engine';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EXIT } from '../../exit.js';
import { folderOf, tagwright } from '../../harness.js';

const FILES = {
  'book.tag': `timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
segment 常客 = count(order in last 30d) >= 2
tag 服务 manual { 好 差 }
`,
  'data/customer.csv': 'id,city\nc1,北京\n',
  'data/order.csv': 'id,customer,at,amount\na,c1,2026-05-29,5\nb,c1,2026-05-30,5\n',
  'more.ndjson': '{"kind":"hand-set","customer":"c1","tag":"服务","value":"好","from":"2026-05-31 23:00"}\n',
};

it.each([
  [
    'en',
    '1 answer did not follow from the log of changes, of `常客`\nRows were changed that no step was told of, or this is a fault of tagwright. The answers now are those of what is recorded; `tagwright audit` checks them all.\n',
  ],
  [
    'zh-CN',
    '1 个结果与变化日志衔接不上，涉及`常客`\n可能有数据被改动而未通知，也可能是 tagwright 自身的错误。现在的结果以已记录的数据为准；可用 `tagwright audit` 全面核对。\n',
  ],
])('warns of answers that the log did not lead to, in %s, and goes on', async (locale, warning) => {
  const cwd = folderOf(FILES);
  const on = (...rest: string[]) => tagwright([...rest, '--db', 'shop.db'], { cwd });
  expect(await on('run', '--data', 'data', '--as-of', '2026-05-31', '--quiet')).toMatchObject({ stderr: '' });
  const store = await openStore(join(cwd, 'shop.db'));
  await store.run({ sql: 'delete from "order"', parameters: [] });
  await store.close();
  await on('ingest', 'more.ndjson');
  const run = ['run', '--as-of', '2026-06-01', '--quiet', '--locale', locale];
  expect(await on(...run)).toMatchObject({ code: EXIT.fine, stderr: warning });
  expect(await on(...run)).toMatchObject({ code: EXIT.fine, stderr: '' });
  expect((await on('audit')).code).toBe(EXIT.fine);
});
