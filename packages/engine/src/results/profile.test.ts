import type { Catalog } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors/engine-error.js';
import { createFactTables } from '../store/schema.js';
import { emptyStore } from '../store/empty.harness.js';
import { customerFields } from './profile.js';

const field = (name: string, column: string, type: Catalog['customer']['fields'][number]['type']) => ({
  names: [name],
  type,
  column,
  group: undefined,
  description: undefined,
});

const catalog: Catalog = {
  zone: 'Asia/Shanghai',
  customer: {
    table: 'customer',
    id: 'id',
    at: undefined,
    fields: [
      field('城市', 'city "name"', { kind: 'text' }),
      field('收入', 'income', { kind: 'money', form: { exact: 2 } }),
      field('生日', 'birthday', { kind: 'date' }),
    ],
  },
  events: [],
  lists: [],
};

describe('customerFields', () => {
  it('gives what is known, in the order of the catalog', async () => {
    const store = await emptyStore();
    await createFactTables(store, catalog);
    await store.run({ sql: `insert into customer values ('c1', '北京', null, 0)`, parameters: [] });
    const known = (await customerFields(store, catalog, 'c1')).map(({ field, value }) => [field.names[0], value]);
    expect(known).toEqual([
      ['城市', '北京'],
      ['生日', 0],
    ]);
    await expect(customerFields(store, catalog, 'c2')).rejects.toThrow(EngineError);
    await store.close();
  });
});
