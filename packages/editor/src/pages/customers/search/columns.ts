import type { ValueType } from '../../../ui/value.js';

interface FieldToShow {
  readonly name: string;
  readonly type: ValueType;
}

/** What says who somebody is: short values that people know each other by. */
const TELLING: readonly ValueType[] = ['text', 'enum', 'date', 'number', 'bool'];

/** So many stand beside the id. */
const MOST = 7;

/** The fields that say who somebody is, in the order of the book: its author wrote the most telling first. */
export const columnsFor = <Field extends FieldToShow>(fields: readonly Field[]): readonly Field[] =>
  fields.filter(({ type }) => TELLING.includes(type)).slice(0, MOST);
