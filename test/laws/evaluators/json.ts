import { formatDate, fromScaled, kilometres, type ValueType } from '@tagwright/dsl';
import type { Json } from '../../oracle/index.js';

/** A stored value as the JSON that programs read. */
export function json(type: ValueType, stored: string | number | bigint): Json {
  switch (type.kind) {
    case 'number':
    case 'money':
    case 'duration':
      return type.form === 'real' ? JSON.stringify(Number(stored)) : fromScaled(BigInt(stored), type.form.exact);
    case 'bool':
      return String(Number(stored) === 1);
    case 'date':
      return JSON.stringify(formatDate(Number(stored)));
    case 'time':
      return JSON.stringify(new Date(Number(stored)).toISOString());
    case 'distance':
      return JSON.stringify(kilometres(Number(stored)));
    case 'set':
      return String(stored);
    case 'text':
    case 'enum':
    case 'point':
      return JSON.stringify(stored);
  }
}

/** The name that an answer goes by. */
export function shown({ names }: { readonly names: readonly string[] }): string {
  return names[0] ?? '';
}
