import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromSource } from '../jobs/from-source.harness.js';
import { shop } from '../segments/shop.harness.js';
import { bodyOf } from './body.js';
import { defused } from './defused.js';
import { disposition } from './file-name.js';
import { type Piece, type Wanted } from './reading.js';
import { piecesFromThread } from './thread-reading.js';

let server: Awaited<ReturnType<typeof shop>>;
beforeAll(async () => {
  server = await shop();
});
afterAll(() => server.close());

const file = async (path: string, as: 'viewer' | 'operator' = 'operator') => {
  const response = await server.request(encodeURI(path), {}, as);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe('an export', () => {
  it('is a CSV with what was asked for', async () => {
    const { status, headers, text } = await file('/v1/segments/北京/export?fields=城市&fields=spent&filter=收入>=120');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="__ 2026-06-01.csv"; filename*=UTF-8''%E5%8C%97%E4%BA%AC%202026-06-01.csv`,
    );
    expect(text).toBe(
      'customer,城市,消费\r\nc12,北京,120.00\r\nc15,北京,0.00\r\nc18,北京,180.00\r\n'.replaceAll('.00', ''),
    );
  });

  it('begins as Excel wants it, if it is told to', async () => {
    const { text } = await file('/v1/tags/grade/values/高/export?bom=true&filter=收入=120');
    expect(text).toBe('customer\r\nc12\r\n');
    const bytes = await server.request(encodeURI('/v1/tags/grade/values/高/export?bom=true'), {}, 'operator');
    expect([...new Uint8Array(await bytes.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('is NDJSON with all that is known', async () => {
    const { text, headers } = await file(
      '/v1/segments/bought/export?format=ndjson&fields=income&fields=vip&filter=spent<30',
    );
    expect(headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { customer: 'c00', 会员: true },
      { customer: 'c02', 收入: 20, 会员: false },
    ]);
  });

  it('is for operators, and refused before anything is sent', async () => {
    expect((await file('/v1/segments/北京/export', 'viewer')).status).toBe(403);
    expect((await file('/v1/segments/南京/export')).status).toBe(404);
    expect((await file('/v1/segments/北京/export?fields=密码')).status).toBe(422);
    expect((await file('/v1/segments/北京/export?format=xls')).status).toBe(422);
  });

  it('is in the journal with how many went out', async () => {
    await file('/v1/segments/没有/export');
    await file('/v1/segments/北京/export');
    await server.settled();
    const response = await server.request('/v1/journal?limit=1000', {}, 'admin');
    const { items } = (await response.json()) as { items: { action: string; name?: string; count?: number }[] };
    const told = items.filter(({ action }) => action === 'export').map(({ name, count }) => [name, count]);
    expect(told).toContainEqual(['没有', 0]);
    expect(told).toContainEqual(['北京', 7]);
  });

  it('is read in a thread where there is one, and the thread says what went wrong', async () => {
    const plan = server.deps.book.current()?.plan;
    if (plan === undefined) throw new Error('no book');
    const wanted: Wanted = {
      database: server.deps.config.database,
      plan,
      group: { kind: 'segment', name: '北京' },
      features: [],
      filters: [],
      format: 'csv',
      hasMark: false,
    };
    const entry = await fromSource(new URL('./thread.ts', import.meta.url));
    const read = async (changed: Partial<Wanted>) => {
      let text = '';
      for await (const piece of piecesFromThread({ ...wanted, ...changed }, entry)) text += piece.text;
      return text;
    };
    expect(await read({})).toBe('customer\r\nc00\r\nc03\r\nc06\r\nc09\r\nc12\r\nc15\r\nc18\r\n');
    await expect(read({ group: { kind: 'segment', name: '无' } })).rejects.toMatchObject({ code: 'no-such-segment' });
    await expect(read({ database: '/nowhere/shop.db' })).rejects.toMatchObject({ code: 'database-missing' });
  }, 60_000);
});

describe('a file on its way', () => {
  const told: unknown[] = [];
  const options = {
    onEnd: (...ended: unknown[]) => told.push(ended),
    onFault: (thrown: unknown) => told.push((thrown as Error).message),
  };
  let read = 0;
  const endless = async function* (): AsyncGenerator<Piece> {
    try {
      for (;;) {
        read += 1;
        yield { text: 'x', customers: 10 };
      }
    } finally {
      told.push('closed');
    }
  };

  it('is read no further than it is taken, and no more when nobody takes it', async () => {
    const reader = bodyOf(endless(), options).getReader();
    await reader.read();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(read).toBeLessThanOrEqual(3);
    await reader.cancel();
    expect(told.splice(0)).toEqual([[read * 10, 'cut'], 'closed']);
  });

  it('is let go of where it is not taken for long', async () => {
    const reader = bodyOf(endless(), { ...options, patienceMs: 20 }).getReader();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(told.splice(0)).toEqual([[expect.any(Number), 'cut'], 'closed']);
    await expect(reader.read().then(() => reader.read())).rejects.toThrow('nobody took');
  });

  it('breaks off where reading fails', async () => {
    const failing = async function* (): AsyncGenerator<Piece> {
      yield { text: 'x', customers: 1 };
      throw new Error('gone');
    };
    const reader = bodyOf(failing(), options).getReader();
    await expect(reader.read().then(() => reader.read())).rejects.toThrow('gone');
    expect(told.splice(0)).toEqual(['gone', [1, 'failed']]);
  });
});

describe('cells', () => {
  it('are no formulas', () => {
    for (const text of ['=1+1', '+86', '-2', '@x', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x'])
      expect(defused(text)).toBe(`'${text}`);
    for (const text of ['', 'a=1', '北京', "'=1", ' =1']) expect(defused(text)).toBe(text);
  });
});

it('names files in any language', () => {
  expect(disposition('a"b/c\'s.csv')).toBe(`attachment; filename="a_b_c's.csv"; filename*=UTF-8''a_b_c%27s.csv`);
});
