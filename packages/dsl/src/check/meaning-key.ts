import type { Expr } from '../syntax/ast/index.js';
import type { Book } from './context.js';
import type { Target } from './model.js';
import { identityOf } from './scope/namespace.js';
import { decimalOf } from './types/decimals.js';

/**
 * Makes keys such that two expressions with one key mean the same: they differ in spelling, quotes, places and the
 * order of an `and` or `or` at most. Different keys prove nothing.
 */
export const meaningKeys = (book: Book): ((expr: unknown) => string) => {
  const identities = new Map<object, number>();
  const identify = (thing: object): string => {
    if (!identities.has(thing)) identities.set(thing, identities.size);
    return `#${identities.get(thing)}`;
  };

  const targetKey = (target: Target): string => {
    switch (target.kind) {
      case 'enum-value':
      case 'text':
      case 'tag-value':
        return JSON.stringify(['value', target.value]);
      case 'event-time':
        return `time of ${target.event === 'any' ? 'any' : identify(target.event)} ${target.up ?? 0}`;
      case 'event-field':
        return `${identify(target.field)} ${target.up ?? 0}`;
      case 'alias':
        // How an event is called changes nothing: its fields say how many steps up they lie.
        return 'alias';
      default:
        return identify(identityOf(target));
    }
  };

  const key = (part: unknown): string => {
    if (Array.isArray(part)) return `[${part.map(key).join()}]`;
    if (typeof part !== 'object' || part === null) return JSON.stringify(part) ?? 'none';
    if (!('kind' in part)) return JSON.stringify(part);
    const node = part as Expr;
    const target = book.tables.targets.get(node);
    if (target !== undefined) return targetKey(target);
    if (node.kind === 'NumberLit' || node.kind === 'PercentLit') return decimalOf(node);
    if (node.kind === 'And' || node.kind === 'Or') return `${node.kind}(${node.operands.map(key).toSorted().join()})`;
    const parts = Object.entries(node).filter(([name]) => name !== 'span');
    return `{${parts.map(([name, value]) => `${name}:${key(value)}`).join()}}`;
  };
  return key;
};

/** The conditions that an `and` joins; the condition itself where there is none. */
export const conjunctsOf = (condition: Expr): readonly Expr[] =>
  condition.kind === 'And' ? condition.operands.flatMap(conjunctsOf) : [condition];
