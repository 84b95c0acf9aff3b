import type { TypeNode } from '../syntax/ast/index.js';
import { unreachable } from '../text/unreachable.js';
import * as types from './types.js';
import type { ScalarType, ValueType } from './types.js';

/** The type that was written; a set of something that a set cannot hold becomes a set of text (and is reported). */
export const typeOf = (node: TypeNode): ValueType => {
  switch (node.word) {
    case 'text':
      return types.text;
    case 'integer':
      return types.integer;
    case 'number':
      return types.decimal;
    case 'money':
      return types.money;
    case 'bool':
      return types.bool;
    case 'date':
      return types.date;
    case 'time':
      return types.time;
    case 'duration':
      return types.duration;
    case 'point':
      return types.point;
    case 'one of':
      return {
        kind: 'enum',
        values: [...new Set(node.values.map((value) => value.text).filter((text) => text !== ''))],
      };
    case 'set of':
      return { kind: 'set', element: elementOf(node) };
    default:
      return unreachable(node.word);
  }
};

const elementOf = (node: TypeNode): ScalarType => {
  const element = node.element === undefined ? undefined : typeOf(node.element);
  return element !== undefined && isScalar(element) ? element : { kind: 'text' };
};

/** Whether a set can hold it. */
export const isScalar = (type: ValueType): type is ScalarType =>
  type.kind === 'text' || type.kind === 'enum' || type.kind === 'number' || type.kind === 'date';
