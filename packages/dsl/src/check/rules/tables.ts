import type { ColumnMapping, CustomerDecl, EventDecl, Name } from '../../syntax/ast/index.js';
import type { Span } from '../../text/span.js';
import { EVENT_TIME } from '../scope/look-up.js';
import type { Place, Rule, Subject } from './rule.js';

/** A place that says which table or column something is kept in. */
interface Kept {
  readonly identifier: string;
  readonly span: Span;
}

/** Each thing has a table of its own and each field a column of its own; databases do not tell upper from lower case. */
export const tables: Rule = (subject) => {
  const owners = new Map<string, { readonly file: string; readonly span: Span }>();
  const own = (kept: Kept, { file, report }: Place): void => {
    const key = kept.identifier.toLowerCase();
    const other = owners.get(key);
    if (other === undefined) owners.set(key, { file, span: kept.span });
    else report('duplicate-table', kept, { table: kept.identifier }, { related: [other] });
    reserved(kept, place(file, report));
  };
  const place = (file: string, report: Place['report']): Place => ({ file, report, ancestors: [] });

  let customers = 0;
  subject.each<CustomerDecl>('CustomerDecl', (decl, at) => {
    customers++;
    const { customer } = subject.built.catalog;
    if (customers === 1) own({ identifier: customer.table, span: (decl.table ?? decl).span }, at);
    checkMappings(decl.columns, true, at);
    checkColumns(decl, customer.table, [{ identifier: customer.id, span: decl.span }], subject, at);
  });
  subject.each<EventDecl>('EventDecl', (decl, at) => {
    const event = subject.built.events.get(decl);
    if (event === undefined) return;
    own({ identifier: event.table, span: (decl.table ?? decl.names.at(-1) ?? decl).span }, at);
    checkMappings(decl.columns, false, at);
    const builtIn = Object.values(event.columns).map((identifier) => ({ identifier, span: decl.span }));
    checkColumns(decl, event.table, builtIn, subject, at);
  });
};

const RESERVED = /^(?:tws?_|sqlite_)/i;
const reserved = ({ identifier, span }: Kept, { report }: Place): void => {
  if (RESERVED.test(identifier)) report('reserved-identifier', { span }, { name: identifier });
};

const checkColumns = (
  decl: CustomerDecl | EventDecl,
  table: string,
  builtIn: readonly Kept[],
  { built }: Subject,
  place: Place,
): void => {
  const taken = new Map(
    builtIn.map(({ identifier, span }) => [
      identifier.toLowerCase(),
      { names: [] as readonly string[], span: spanOf(identifier, decl, span) },
    ]),
  );
  for (const fieldDecl of decl.fields) {
    const field = built.fields.get(fieldDecl);
    const at: Name | undefined = fieldDecl.column ?? fieldDecl.names.at(-1);
    if (field === undefined || at === undefined) continue;
    const key = field.column.toLowerCase();
    const other = taken.get(key);
    const sameName = field.names.some((name) => other?.names.includes(name));
    const isTime = decl.kind === 'EventDecl' && field.names.includes(EVENT_TIME);
    if (other === undefined) taken.set(key, { names: field.names, span: at.span });
    else if (!sameName && !isTime) {
      // A name given twice, and a field called `at`, have been reported as such.
      const related = [{ file: place.file, span: other.span }];
      place.report('duplicate-column', at, { column: field.column, table }, { related });
    }
    reserved({ identifier: field.column, span: at.span }, place);
  }
};

/** Where a built-in column was mapped, or else the declaration that has it by itself. */
const spanOf = (identifier: string, decl: CustomerDecl | EventDecl, fallback: Span): Span =>
  decl.columns.find(({ column }) => column.text === identifier)?.column.span ?? decl.table?.span ?? fallback;

const checkMappings = (columns: readonly ColumnMapping[], ofCustomer: boolean, { report }: Place): void => {
  const seen = new Set<string>();
  for (const mapping of columns) {
    const { role } = mapping;
    if (ofCustomer && role === 'customer') report('wrong-mapping', mapping, { role, why: 'not-here' });
    else if (seen.has(role)) report('wrong-mapping', mapping, { role, why: 'twice' });
    seen.add(role);
  }
};
