import type { Plan } from '@tagwright/dsl';
import { emitValue, rowsFor, type Scope, scopeOf, type Sql } from '@tagwright/dsl/sql';
import { asEvaluated } from '../history/recorded.js';
import { type Evaluated, evaluatedIn } from '../results/evaluation.js';
import { EngineError } from '../errors/engine-error.js';
import type { Session } from '../store/store.js';
import type { Feature } from './features.js';

/** Everybody as the last step left them: a row per customer, with fields, state and answers at hand. */
export interface Population {
  /** ms UTC. */
  readonly asOf: number;
  readonly plan: Plan;
  readonly scope: Scope;
}

/** Throws `not-evaluated`, and `book-not-evaluated` where the answers are those of another book. `path` names the database. */
export const populationOf = async (session: Session, plan: Plan, path = 'database'): Promise<Population> =>
  populationAt(session, plan, await evaluatedIn(session, path), path);

/** The same for whoever knows which answers there are. Throws `book-not-evaluated`. */
export const populationAt = async (
  session: Session,
  plan: Plan,
  { book, asOf }: Evaluated,
  path: string,
): Promise<Population> => {
  if (book !== plan.hash) throw new EngineError('book-not-evaluated', { path, stored: book, given: plan.hash });
  const then = await asEvaluated(session, plan);
  return { asOf, plan: then, scope: scopeOf(then, asOf, { dialect: session.dialect }) };
};

/** `from …` with all that the features and the answers are read from. */
export const rowsWith = ({ scope }: Population, features: readonly Feature[]): Sql =>
  rowsFor([{ kind: 'tag' }, ...features.map(({ value }) => value)], scope);

export const featureSql = ({ scope }: Population, { value }: Feature): Sql => emitValue(value, scope);
