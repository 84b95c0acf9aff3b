import type { Field } from '@tagwright/dsl';
import { type StoredColumn, storedColumns } from '@tagwright/dsl/sql';
import { meantBy } from '../meant.js';
import { readJsonValue } from '../values/json.js';
import { readerOf } from '../values/of-type.js';
import type { Stored, ValueReader } from '../values/reader.js';
import { Refused } from './refused.js';
import type { FieldValues } from './fact.js';

/** A field's values as they are stored: one column, or four of a point. */
export interface FieldCells {
  readonly columns: readonly string[];
  readonly cells: readonly Stored[];
}

interface FieldReader {
  readonly name: string;
  readonly columns: readonly string[];
  readonly reader: ValueReader;
}

/** Reads the fields of one thing of the catalog, each by any of its names or by its column. */
export class ValuesReader {
  readonly #byName = new Map<string, FieldReader>();

  constructor(
    readonly table: string,
    fields: readonly Field[],
    zone: string,
  ) {
    // A column that two fields share is read by the first, as data files are; a name wins over another field's column.
    const byColumn = new Map<string, FieldReader>();
    for (const { column, type } of fields) {
      const columns = storedColumns(column, type).map(({ name }: StoredColumn) => name);
      if (!byColumn.has(column)) byColumn.set(column, { name: column, columns, reader: readerOf(type, zone) });
    }
    for (const { column } of fields) this.#byName.set(column, byColumn.get(column) as FieldReader);
    for (const { names, column } of fields)
      for (const name of names) this.#byName.set(name, byColumn.get(column) as FieldReader);
  }

  /** Throws {@link Refused}. */
  read(values: FieldValues): readonly FieldCells[] {
    const given = new Map<string, string>();
    return Object.entries(values).map(([name, value]) => {
      const field = this.#byName.get(name);
      if (field === undefined) {
        const nearest = meantBy(name, [...this.#byName.keys()]);
        throw new Refused('field-undeclared', { table: this.table, field: name, nearest }, name);
      }
      const other = given.get(field.name);
      if (other !== undefined) throw new Refused('field-given-twice', { field: name, other }, name);
      given.set(field.name, name);
      const cells: Stored[] = [];
      const refusal = readJsonValue(field.reader, value, cells, 0);
      if (refusal !== undefined) throw new Refused(refusal.code, refusal.params, name);
      return { columns: field.columns, cells };
    });
  }
}
