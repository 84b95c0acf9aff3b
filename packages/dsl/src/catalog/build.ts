import type {
  ColumnMapping,
  CustomerDecl,
  Decl,
  EventDecl,
  FieldDecl,
  ListDecl,
  Name,
  SourceFile,
} from '../syntax/ast/index.js';
import type { Catalog, CustomerThing, EventThing, Field, ListThing } from './catalog.js';
import { listValues } from './list-values.js';
import { typeOf } from './type-of.js';
import { knownZone } from './zones.js';

/** The catalog, and which of its things each declaration became. */
export interface BuiltCatalog {
  readonly catalog: Catalog;
  readonly fields: ReadonlyMap<FieldDecl, Field>;
  readonly events: ReadonlyMap<EventDecl, EventThing>;
  readonly lists: ReadonlyMap<ListDecl, ListThing>;
}

/**
 * Builds what the rules may talk about. It makes the best of a faulty book (what has no name is left out, a second
 * `customer` adds its fields to the first) and reports nothing: the rules of the checker do.
 *
 * @param contents what the files of the book's lists hold, by the path that the book writes; undefined: unreadable.
 */
export const buildCatalog = (
  files: readonly SourceFile[],
  contents: ReadonlyMap<string, string | undefined>,
): BuiltCatalog => {
  const decls = files.flatMap((file) => file.decls);
  const fields = new Map<FieldDecl, Field>();
  const events = new Map<EventDecl, EventThing>();
  const lists = new Map<ListDecl, ListThing>();
  const fieldsOf = (owner: CustomerDecl | EventDecl): Field[] => {
    const named = owner.fields.filter((field) => isNamed(field.names));
    for (const decl of named) fields.set(decl, buildField(decl));
    return named.flatMap((decl) => fields.get(decl) ?? []);
  };

  const customers = decls.filter(isKind('CustomerDecl'));
  const customer = buildCustomer(customers, customers.flatMap(fieldsOf));
  for (const decl of decls.filter(isKind('EventDecl'))) {
    const own = fieldsOf(decl);
    if (isNamed(decl.names)) events.set(decl, buildEvent(decl, own));
  }
  for (const decl of decls.filter(isKind('ListDecl'))) {
    if (isNamed(decl.names)) lists.set(decl, buildList(decl, contents));
  }
  const catalog: Catalog = { zone: zoneOf(decls), customer, events: [...events.values()], lists: [...lists.values()] };
  return { catalog, fields, events, lists };
};

const isKind =
  <K extends Decl['kind']>(kind: K) =>
  (decl: Decl): decl is Extract<Decl, { kind: K }> =>
    decl.kind === kind;

/** Names as written, without the holes that the parser left. */
export const namesOf = (names: readonly Name[]): readonly string[] =>
  names.map((name) => name.text).filter((text) => text !== '');

const isNamed = (names: readonly Name[]): boolean => namesOf(names).length > 0;
const lastName = (names: readonly Name[]): string => namesOf(names).at(-1) ?? '';
const written = (name: Name | undefined): string | undefined => (name?.text === '' ? undefined : name?.text);
const columnFor = (columns: readonly ColumnMapping[], role: ColumnMapping['role']): string | undefined =>
  written(columns.find((mapping) => mapping.role === role)?.column);

const buildField = (decl: FieldDecl): Field => ({
  names: namesOf(decl.names),
  type: typeOf(decl.type),
  column: written(decl.column) ?? lastName(decl.names),
  group: written(decl.group),
  description: decl.description?.text,
});

const buildCustomer = (decls: readonly CustomerDecl[], fields: readonly Field[]): CustomerThing => {
  const columns = decls.flatMap((decl) => decl.columns);
  return {
    table: decls.map((decl) => written(decl.table)).find((table) => table !== undefined) ?? 'customer',
    id: columnFor(columns, 'id') ?? 'id',
    at: columnFor(columns, 'at'),
    fields,
  };
};

const buildEvent = (decl: EventDecl, fields: readonly Field[]): EventThing => ({
  names: namesOf(decl.names),
  table: written(decl.table) ?? lastName(decl.names),
  columns: {
    id: columnFor(decl.columns, 'id') ?? 'id',
    customer: columnFor(decl.columns, 'customer') ?? 'customer',
    at: columnFor(decl.columns, 'at') ?? 'at',
  },
  fields,
});

const buildList = (decl: ListDecl, contents: ReadonlyMap<string, string | undefined>): ListThing => {
  const content = contents.get(decl.path.text);
  return {
    names: namesOf(decl.names),
    path: decl.path.text,
    values: content === undefined ? undefined : listValues(content),
  };
};

const zoneOf = (decls: readonly Decl[]): string => {
  const written = decls.find(isKind('TimezoneDecl'))?.zone.text ?? 'UTC';
  return knownZone(written) ?? 'UTC';
};
