import { expect, it, onTestFinished } from 'vitest';
import { testServer } from '../server.harness.js';
import { eraseFromJournal } from './erase.js';
import { defineRecording } from '../keeper/recording.js';

const erase = defineRecording('test.erase', (session, customer: string) => eraseFromJournal(session, customer));

it('tells who did what, the latest first, by whatever is asked for', async () => {
  const server = await testServer();
  onTestFinished(() => server.close());
  const { journal } = server.deps;
  const caller = { id: 'k1', name: '王静', role: 'operator', requestId: 'r1' } as const;
  journal.note(caller, 'read', { kind: 'customer', customer: 'c1' });
  journal.note(caller, 'export', { kind: 'segment', name: '北京客户', count: 7 });
  server.setClock(server.deps.clock() + 60_000);
  journal.note({ ...caller, id: 'k2' }, 'read', { kind: 'customer', name: 'c1', customer: 'c1' });
  await server.settled();

  const list = async (query: string) => {
    const answer = await server.request(`/v1/journal?${query}`);
    expect(answer.status).toBe(200);
    return (await answer.json()) as { items: Record<string, unknown>[]; next?: string };
  };
  expect((await list('limit=1000')).items.slice(0, 3).map(({ action }) => action)).toEqual(['read', 'export', 'read']);
  expect((await list('caller=k1&action=export')).items).toEqual([
    {
      seq: expect.any(Number) as number,
      at: '2026-06-01T04:00:00.000Z',
      caller: { id: 'k1', name: '王静' },
      action: 'export',
      kind: 'segment',
      name: '北京客户',
      count: 7,
      requestId: 'r1',
    },
  ]);
  expect((await list('until=2026-06-01T04:00:01Z')).items).toHaveLength(2);
  const first = await list('customer=c1&limit=1');
  expect(first.items).toHaveLength(1);
  expect((await list(`customer=c1&limit=1&after=${first.next ?? ''}`)).items).toMatchObject([{ caller: { id: 'k1' } }]);

  await server.settled();
  await server.deps.keeper.record(erase, 'c1');
  expect((await list('customer=c1')).items).toEqual([]);
  const left = await list('caller=k2');
  expect(left.items).toMatchObject([{ action: 'read', kind: 'customer' }]);
  expect(JSON.stringify(left)).not.toContain('"c1"');
  expect((await server.request('/v1/journal', {}, 'engineer')).status).toBe(403);
});
