import createClient from 'openapi-fetch';
// Written by a public generator from the document that the server gives of itself.
import type { paths } from './paths.js';

/** What somebody would do in a first hour, through a client that knows nothing but the document. Prints what it saw. */
const [url = '', key = ''] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${key}` } });

/** The answer, or the problem as an error. */
const told = async <Data>(
  asked: Promise<{ data?: Data | undefined; error?: { code: string; detail: string } | undefined; response: Response }>,
): Promise<Data> => {
  const { data, error } = await asked;
  if (error !== undefined) throw new Error(`${error.code}: ${error.detail}`);
  return data as Data;
};

const DAY = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

const BOOK = `时区 "Asia/Shanghai"
客户 {
  姓名 name: 文本
  城市 city: 文本 归入 地理
}
事件 订单 order { 金额 amount: 金额 }
指标 R = 距今 末次 order
指标 M = 总和(order.amount 近365天)
标签 "RFM评级" = 重要保持 当 R>90天 且 M>=前20%
标签 意向 手动 有效期 30天 { 高 低 }
人群 上海客 = 城市 = 上海
`;

const files = [{ path: 'shop.tag', text: BOOK }];
const checked = await told(client.POST('/v1/book/check', { body: { files } }));
const plan = await told(client.POST('/v1/book/plan', { body: { files } }));
const published = await told(client.POST('/v1/book/publish', { body: { files, base: 0, note: 'the first' } }));

const customers = [
  ['c1', '王芳', '上海'],
  ['c2', '李雷', '北京'],
  ['c3', '韩梅梅', '上海'],
].map(([id = '', name = '', city = '']) => ({ kind: 'customer' as const, id, asOf: ago(400), fields: { name, city } }));
const orders = [
  ['o1', 'c1', 120, 5000],
  ['o2', 'c2', 10, 80],
  ['o3', 'c3', 200, 60],
].map(([id, customer, days, amount]) => ({
  kind: 'event' as const,
  event: 'order',
  id: String(id),
  customer: String(customer),
  at: ago(Number(days)),
  values: { amount: Number(amount) },
}));
const taken = await told(client.POST('/v1/facts', { body: { facts: [...customers, ...orders] } }));

/** Answers follow facts within a moment. */
const until = async <Data>(look: () => Promise<Data>, holds: (data: Data) => boolean): Promise<Data> => {
  for (let tries = 0; ; tries++) {
    const data = await look();
    if (holds(data) || tries > 200) return data;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const name = 'RFM评级';
const card = await until(
  () => told(client.GET('/v1/customers/{id}', { params: { path: { id: 'c1' } } })),
  ({ tags }) => tags.length > 0,
);
const set = await told(
  client.POST('/v1/customers/{id}/tags/{name}', {
    params: { path: { id: 'c2', name: '意向' } },
    body: { value: '高' },
  }),
);
const own = await told(
  client.POST('/v1/customers/{id}/personal-tags/{name}', { params: { path: { id: 'c2', name: '老同学' } } }),
);
const changes = await until(
  () => told(client.GET('/v1/changes', { params: { query: { limit: 100 } } })),
  ({ items }) => items.some((change) => change.name === '意向'),
);
const members = await told(client.GET('/v1/segments/{name}/members', { params: { path: { name: '上海客' } } }));
const library = await told(client.GET('/v1/tags/{name}', { params: { path: { name } } }));
const evaluated = await told(
  client.POST('/v1/evaluate', { body: { customers: ['c1', 'c3'], rule: '人群 试试 = M >= 50', why: true } }),
);
const wrong = await client.POST('/v1/book/check', {
  body: { files: [{ path: 'a.tag', text: '时区 "UTC"\n客户 { 城市: 文本 }\n人群 a = 城市 = ' }] },
});
const stale = await client.POST('/v1/book/publish', { body: { files, base: 7, note: 'on another' } });
const nobody = await client.GET('/v1/customers/{id}', { params: { path: { id: 'c9' } } });
const erased = await client.DELETE('/v1/customers/{id}', { params: { path: { id: 'c3' } } });
const versions = await told(client.GET('/v1/book/versions'));

process.stdout.write(
  JSON.stringify({
    errors: checked.diagnostics.filter(({ level }) => level === 'error').length,
    planned: plan.base,
    version: published.version,
    taken: taken.counts,
    card: card.tags.map((tag) => `${tag.name}: ${tag.value}`),
    set: set.value,
    own: own.name,
    causes: [...new Set(changes.items.map(({ cause }) => cause))].toSorted(),
    members: members.items.map(({ customer }) => customer),
    values: library.values.map(({ value }) => value),
    evaluated: 'items' in evaluated ? evaluated.items.map(({ customer, segments }) => [customer, segments]) : [],
    wrong: wrong.data?.diagnostics.filter(({ level }) => level === 'error').map(({ code }) => code),
    stale: [stale.response.status, stale.error?.code],
    nobody: [nobody.response.status, nobody.error?.code],
    erased: erased.response.status,
    versions: versions.items.length,
  }),
);
