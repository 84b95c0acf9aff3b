import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOOK, DAY, FACTS } from '../customers/shop.harness.js';
import { type Asking, NOW, type TestServer, testServer } from '../server.harness.js';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ book: BOOK, facts: FACTS });
  await server.settled();
});
afterAll(() => server.close());

const q = encodeURIComponent;
const ask = async (method: string, path: string, as: Asking = 'operator', body?: unknown) => {
  const response = await server.request(path, { method, ...(body === undefined ? {} : { body }) }, as);
  const text = await response.text();
  const answer = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  return [response.status, answer] as const;
};
const path = `/v1/customers/c2/tags/${q('服务')}`;
const heldOf = async (id: string): Promise<unknown> => {
  await server.settled();
  const [, card] = await ask('GET', `/v1/customers/${id}`);
  return [card['handSet'], (card['tags'] as { name: string }[]).filter(({ name }) => name === '服务')];
};
const text = (instant: number): string => new Date(instant).toISOString();

describe('a tag that people set', () => {
  it('has a value from a list, by somebody, until an instant', async () => {
    const until = text(NOW + 5 * DAY);
    expect(await ask('POST', path, 'operator', { value: '好', until })).toEqual([
      201,
      { tag: '服务', value: '好', from: text(NOW), until, by: 'operator' },
    ]);
    expect(await heldOf('c2')).toEqual([
      [{ tag: '服务', value: '好', from: text(NOW), until, by: 'operator' }],
      [{ name: '服务', value: '好', manual: true, since: text(NOW), until: text(NOW + 5 * DAY - 1), why: [] }],
    ]);
  });

  it('is taken away again', async () => {
    server.setClock(NOW + 1000);
    expect((await ask('DELETE', `${path}?value=${q('差')}`))[1]).toMatchObject({ status: 404, code: 'tag-not-set' });
    expect((await ask('DELETE', path))[0]).toBe(204);
    expect(await heldOf('c2')).toEqual([[], []]);
    expect((await ask('DELETE', path))[1]).toMatchObject({ status: 404, code: 'tag-not-set' });
  });

  it('takes no other value, no other tag, no past, and nobody unknown', async () => {
    const refused = async (to: string, body: unknown) => {
      const [status, { code }] = await ask('POST', to, 'operator', body);
      return [status, code];
    };
    expect((await ask('POST', path, 'operator', { value: '很好' }))[1]).toMatchObject({
      status: 422,
      code: 'tag-value-unknown',
      params: { tag: '服务', value: '很好', values: ['好', '差'] },
    });
    expect(await refused(`/v1/customers/c2/tags/${q('级')}`, { value: '高' })).toEqual([422, 'tag-not-manual']);
    expect(await refused('/v1/customers/c2/tags/nothing', { value: '好' })).toEqual([404, 'no-such-tag']);
    expect(await refused(path, { value: '好', until: text(NOW) })).toEqual([422, 'until-not-ahead']);
    expect(await refused(path, { value: '好', until: 'tomorrow' })).toEqual([422, 'request-invalid']);
    expect(await refused(`/v1/customers/x/tags/${q('服务')}`, { value: '好' })).toEqual([404, 'no-such-customer']);
    expect((await ask('POST', path, 'viewer', { value: '好' }))[0]).toBe(403);
  });
});

describe('the tag library', () => {
  it('says what there is, who uses it, and how it does', async () => {
    const [, { items }] = await ask('GET', '/v1/tags', 'viewer');
    const tags = items as Record<string, unknown>[];
    expect(tags.map(({ name, kind, manual }) => [name, kind, manual]).toSorted()).toEqual(
      [
        ['级', 'exclusive', false],
        ['财富', 'exclusive', false],
        ['服务', 'exclusive', true],
      ].toSorted(),
    );
    const wealth = tags.find(({ name }) => name === '财富');
    expect(wealth).toMatchObject({
      values: [{ value: '富', count: 1, share: 1 / 3 }],
      usedBy: [{ kind: 'segment', name: '富人' }],
      place: { file: 'book.tag' },
    });
    const service = tags.find(({ name }) => name === '服务') as { values: unknown; advice: { code: string }[] };
    expect(service.values).toMatchObject([{ value: '好', count: 0, expires: { ms: 30 * DAY } }, { value: '差' }]);
    expect(service.advice).toContainEqual({
      code: 'tag-empty',
      level: 'hint',
      message: 'nobody has `服务`; set it for somebody, or remove it: fewer tags are easier to find',
    });
    const level = tags.find(({ name }) => name === '级') as { advice: { code: string; message: string }[] };
    expect(level.advice).toContainEqual({
      code: 'tag-value-empty',
      level: 'hint',
      message: 'nobody has `级: 低`; see whether its conditions can be met',
    });
  });

  it('says it in Chinese too', async () => {
    const [, { advice }] = await ask('GET', `/v1/tags/${q('级')}?locale=zh`, 'viewer');
    expect(advice).toContainEqual({
      code: 'tag-value-empty',
      level: 'hint',
      message: '没有客户带有 `级: 低`；请检查条件能否满足',
    });
  });

  it('says of one tag who gets which value, as far as reasoning goes', async () => {
    const [, tag] = await ask('GET', `/v1/tags/${q('级')}`, 'viewer');
    expect(tag['rules']).toMatchObject([
      { value: '高', text: 'sum(order.amount) >= 100', file: 'book.tag' },
      { value: '低', text: 'did order', file: 'book.tag' },
    ]);
    expect(tag['coverage']).toMatchObject({ cases: [{ value: '高' }, { value: '低' }] });
    expect((await ask('GET', '/v1/tags/nothing', 'viewer'))[1]).toMatchObject({ status: 404, code: 'no-such-tag' });
  });

  it('does not have what reads a hidden field', async () => {
    const rules = [{ field: '收入', role: 'engineer' }];
    expect((await ask('PUT', '/v1/fields/visibility', 'engineer', { rules }))[0]).toBe(200);
    expect(JSON.stringify(await ask('GET', '/v1/tags', 'viewer'))).not.toContain('财富');
    expect((await ask('GET', `/v1/tags/${q('财富')}`, 'viewer'))[1]).toMatchObject({
      status: 404,
      code: 'no-such-tag',
    });
    expect(JSON.stringify(await ask('GET', '/v1/tags', 'engineer'))).toContain('财富');
  });
});
