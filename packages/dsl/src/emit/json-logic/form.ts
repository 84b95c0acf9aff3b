import { formOf, type ValueType } from '../../catalog/types.js';

export const isReal = (type: ValueType): boolean => formOf(type) === 'real';

/** The decimal scale of an exact number. */
export const scaleOf = (type: ValueType): number => {
  const form = formOf(type);
  if (form === undefined || form === 'real') throw new Error(`a ${type.kind} has no scale`);
  return form.exact;
};
