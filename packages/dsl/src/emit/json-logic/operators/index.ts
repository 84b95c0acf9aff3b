/** The operators that rules use beside the stock `and`, `or`, `!`, `if`, `filter`, `map` and `some`. */
import { aggregates } from './aggregates.js';
import { arithmetic } from './arithmetic.js';
import { events } from './events.js';
import { placing } from './placing.js';
import { reading } from './reading.js';
import type { Operator, Scope } from './scope.js';
import { temporal } from './temporal.js';
import { predicates } from './predicates.js';

export const OPERATORS: Readonly<Record<string, Operator>> = Object.freeze({
  ...reading,
  ...events,
  ...aggregates,
  ...arithmetic,
  ...predicates,
  ...temporal,
  ...placing,
});

/**
 * The operators as json-logic-js calls them, with the data as `this`. Their names start with `tw_`, so that they change
 * the meaning of no other rule. `install(jsonLogic)` in one line:
 * `for (const [name, run] of Object.entries(jsonLogicOperators)) jsonLogic.add_operation(name, run)`.
 */
export const jsonLogicOperators: Readonly<Record<string, (this: Scope, ...operands: unknown[]) => unknown>> =
  Object.freeze(
    Object.fromEntries(
      Object.entries(OPERATORS).map(([name, run]) => [
        name,
        function (this: Scope, ...operands: unknown[]): unknown {
          return run(this, ...operands);
        },
      ]),
    ),
  );
