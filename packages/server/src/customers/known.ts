import type { Plan } from '@tagwright/dsl';
import { EngineError, idsOfCustomer, type Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { ServerError } from '../errors/index.js';

/** The id of a customer that goes on, for any id that the customer has. Throws `no-such-customer`. */
export const knownCustomer = async (session: Session, { catalog }: Plan, id: string): Promise<string> => {
  const [root = id] = await idsOfCustomer(session, id);
  const { table, id: key } = catalog.customer;
  const found = await session.row(sql`select 1 as found from ${sql.id(table)} where ${sql.id(key)} = ${root}`);
  if (found === undefined) throw new ServerError(404, 'no-such-customer', { id });
  return root;
};

/** What the engine has to say of a customer. Throws `no-such-customer` where it knows of none by that id. */
export const orNoSuchCustomer = async <Result>(id: string, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof EngineError && thrown.code === 'unknown-customer')) throw thrown;
    throw new ServerError(404, 'no-such-customer', { id }, { cause: thrown });
  }
};
