import type { NumberForm, ValueType } from '../../catalog/types.js';

/** The form in which values of a type are computed with; undefined where they are no numbers. Instants, dates and distances are integers. */
export const formOf = (type: ValueType): NumberForm | undefined => {
  switch (type.kind) {
    case 'number':
    case 'money':
    case 'duration':
      return type.form;
    case 'bool':
    case 'date':
    case 'time':
    case 'distance':
      return { exact: 0 };
    default:
      return undefined;
  }
};

export const isReal = (type: ValueType): boolean => formOf(type) === 'real';

/** The decimal scale of an exact number. */
export const scaleOf = (type: ValueType): number => {
  const form = formOf(type);
  if (form === undefined || form === 'real') throw new Error(`a ${type.kind} has no scale`);
  return form.exact;
};
