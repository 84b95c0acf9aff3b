import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { double, integer, list, text } from './fragments.js';
import { Open } from './moving.js';
import { postgres } from './postgres.js';

describe('a statement for PostgreSQL', () => {
  it('says the type of each parameter, and each value once', () => {
    const values = [integer(1), double(1), text('1'), integer(1), text('1'), double(1), integer(2)];
    expect(postgres.compile(sql`select ${list(values)}`)).toEqual({
      sql: 'select $1::bigint, $2::double precision, $3::text, $1::bigint, $3::text, $2::double precision, $4::bigint',
      parameters: [1n, 1, '1', 2n],
    });
    // Each statement counts anew.
    expect(postgres.compile(sql`select ${integer(2)}`)).toEqual({ sql: 'select $1::bigint', parameters: [2n] });
  });

  it('has lists as arrays, each of its own', () => {
    const one = postgres.memberOfMany(sql.id('n'), [1, 2]);
    expect(postgres.compile(sql`select ${one}, ${one}`)).toEqual({
      sql: 'select ("n" = any($1::bigint[])), ("n" = any($2::bigint[]))',
      parameters: [
        [1n, 2n],
        [1n, 2n],
      ],
    });
    expect(postgres.compile(postgres.memberOfMany(sql.id('t'), ['a']))).toEqual({
      sql: '("t" = any($1::text[]))',
      parameters: [['a']],
    });
  });

  it('leaves open what is told when it runs, under one place for what will be the same', () => {
    const [now, other, names] = [new Open('now'), new Open('now'), new Open('names', 'text[]')];
    const compiled = postgres.compile(sql`select ${now}, ${other}, ${names}`);
    expect(compiled.sql).toBe('select $1::bigint, $1::bigint, $2::text[]');
    expect(compiled.parameters).toEqual([now, names]);
  });

  it('calls tables by the names that they have for now', () => {
    const statement = sql`select ${sql.id('tw_state', 'c0')} from ${sql.id('tw_state')}, ${sql.id('order')}`;
    const renamed = new Map([['tw_state', 'tw_new_state']]);
    expect(postgres.compile(statement, renamed).sql).toBe('select "tw_new_state"."c0" from "tw_new_state", "order"');
    expect(postgres.compile(statement).sql).toBe('select "tw_state"."c0" from "tw_state", "order"');
  });

  it('quotes whatever a table is called', () => {
    expect(postgres.compile(sql`select ${sql.id('a"; drop table b; --')}`).sql).toBe('select "a""; drop table b; --"');
  });
});
