import type { ValueType } from '../../catalog/types.js';
import type { KeywordId } from '../../syntax/index.js';

const LOGIC: readonly KeywordId[] = ['and', 'or'];
const KNOWN: readonly KeywordId[] = ['isMissing', 'isKnown'];
const TEXT: readonly KeywordId[] = [
  'in', 'notIn', 'contains', 'notContains', 'startsWith', 'notStartsWith', 'endsWith', 'notEndsWith',
]; // prettier-ignore
const RANGE: readonly KeywordId[] = ['between', 'notBetween', 'in', 'notIn'];
const SETS: readonly KeywordId[] = ['has', 'hasAny', 'hasAll', 'notHas', 'notHasAny', 'notHasAll'];
const HISTORY: readonly KeywordId[] = ['changed', 'notChanged'];

/** The words that go on after an operand of a kind; all of them where the kind cannot be told. */
export const tailKeywords = (
  kind: ValueType['kind'] | 'tag' | undefined,
  conditions: boolean,
): readonly KeywordId[] => {
  if (!conditions) return [];
  switch (kind) {
    case 'tag':
      return ['in', 'notIn', 'has', 'notHas', 'hasAny', ...KNOWN, ...HISTORY, ...LOGIC];
    case 'text':
      return [...TEXT, ...KNOWN, ...HISTORY, ...LOGIC];
    case 'enum':
      return ['in', 'notIn', ...KNOWN, ...HISTORY, ...LOGIC];
    case 'bool':
      return [...LOGIC, 'heldFor', ...KNOWN, ...HISTORY];
    case 'set':
      return [...SETS, ...KNOWN, ...LOGIC];
    case 'date':
    case 'time':
      return ['inLast', 'withinNext', 'between', 'before', ...KNOWN, ...LOGIC];
    case 'number':
    case 'money':
    case 'duration':
    case 'distance':
      return [...RANGE, ...KNOWN, ...LOGIC];
    case 'point':
      return [...KNOWN, ...LOGIC];
    default:
      return [...RANGE, ...TEXT.slice(2), ...SETS.slice(0, 3), 'inLast', ...KNOWN, ...LOGIC];
  }
};
