import type { Cond } from '../plan/conditions.js';
import type { Plan } from '../plan/types.js';
import type { Origins } from '../plan/resolve/index.js';
import type { Expr } from '../syntax/ast/index.js';
import { everyPart } from './parts.js';

const ASKING: ReadonlySet<string> = new Set([
  'Compare',
  'In',
  'Between',
  'TextTest',
  'Has',
  'InWindow',
  'Did',
  'Ref',
  'Member',
  'MissingTest',
]);

/** Where the conditions of a plan come from: what somebody wrote, or what a rank asks without saying so. */
export class Sources {
  /** Both ends of a `between` were written as one. */
  readonly #betweens = new WeakMap<object, Expr>();
  readonly #unsaid = new WeakSet<object>();

  constructor(
    plan: Plan,
    readonly origins: Origins,
  ) {
    for (const part of everyPart([plan.tags, plan.segments, plan.ranks])) {
      const condition = part as Cond;
      const node = this.origins.get(condition)?.node as Expr | undefined;
      if (condition.kind !== 'and' || node?.kind !== 'Between') continue;
      for (const end of condition.operands) this.#betweens.set(end, node);
    }
    for (const { population } of plan.ranks) {
      for (const part of everyPart(population)) if (this.asked(part) === undefined) this.#unsaid.add(part);
    }
  }

  /** The expression that asks it, as a positive test of its own. */
  asked(condition: object): Expr | undefined {
    const node = this.#betweens.get(condition) ?? (this.origins.get(condition)?.node as Expr | undefined);
    if (node === undefined || !ASKING.has(node.kind)) return undefined;
    // `is missing` was written around its positive test, and stands for it.
    if (node.kind === 'MissingTest') return { ...node, known: true };
    return 'negated' in node && node.negated ? undefined : node;
  }

  /** Whether it only says that there is something to rank. */
  isUnsaid(condition: object): boolean {
    return this.#unsaid.has(condition);
  }
}
