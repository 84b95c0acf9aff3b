import { describe, expect, it } from 'vitest';
import { replaceFieldRules } from '../visibility/rules.js';
import { ask, BOOK, bookServer, FACTS, fileOf } from './book.harness.js';

describe('a plan', () => {
  it('names nobody behind a count that is too small to be told, and gives none away', async () => {
    const server = await bookServer({ book: BOOK, facts: FACTS, config: { smallestCount: 3 } });
    const { body } = await ask(server, 'POST', '/book/plan', { files: fileOf(BOOK.replace('50', '30')) });
    expect(body.subjects[0]).toMatchObject({
      values: [
        { value: '高', before: 5, entering: { below: 3 }, leaving: 0, enteringCustomers: [] },
        { value: '低', before: 5, entering: 0, leaving: { below: 3 }, leavingCustomers: [] },
      ],
      moves: [{ count: { below: 3 }, customers: [] }],
    });
    expect(body.subjects[0].values.map((each: object) => 'after' in each)).toEqual([false, false]);
    expect(body.reasons).toEqual([]);
  });

  it('says nothing of rules that read what is hidden from whoever asks', async () => {
    const book = `${BOOK}segment 富 = income > 3 and M >= 50\n`;
    const server = await bookServer({ book, facts: FACTS });
    const rules = [{ table: undefined, column: 'income', role: 'engineer' as const }];
    await server.deps.keeper.record(replaceFieldRules, { gone: [], rules });
    const files = fileOf(book.replace('sum(order.amount)', 'sum(order.amount in last 30d)'));
    const namesFor = async (role: 'operator' | 'engineer') => {
      const { body } = await ask(server, 'POST', '/book/plan', { files }, role);
      return body.subjects.map(({ name }: { readonly name: string }) => name);
    };
    expect(await namesFor('operator')).toEqual(['价值']);
    expect(await namesFor('engineer')).toEqual(['价值', '富']);
  });
});
