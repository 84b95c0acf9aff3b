import { type Ast, nameText, parse, quote } from '@tagwright/dsl';
import { type BookFile, isRules } from '../../../draft/book-draft.js';
import type { ColumnGuess, ColumnType } from './guess.js';

/** A column that is taken, as a field. */
export interface FieldWanted {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: readonly string[];
}

/** What the rows of a table are: customers, or events of a name. */
export type Target = { readonly kind: 'customer' } | { readonly kind: 'event'; readonly name: string };

/** Where a field of the catalog stands, by any of its names. */
export const declarationOf = (
  files: readonly BookFile[],
  target: Target,
): { readonly path: string; readonly decl: Ast.CustomerDecl | Ast.EventDecl } | undefined => {
  for (const { path, text } of files.filter((file) => isRules(file.path))) {
    for (const decl of parse(path, text).file.decls) {
      if (target.kind === 'customer' && decl.kind === 'CustomerDecl') return { path, decl };
      if (target.kind === 'event' && decl.kind === 'EventDecl' && namesOf(decl.names).includes(target.name))
        return { path, decl };
    }
  }
  return undefined;
};

const namesOf = (names: readonly Ast.Name[]): readonly string[] => names.map(({ text }) => text);

/** The names by which the fields of a declaration are known. */
export const fieldNames = (decl: Ast.CustomerDecl | Ast.EventDecl): ReadonlyMap<string, string> =>
  new Map(
    decl.fields.flatMap((field) => {
      const names = namesOf(field.names);
      return names.map((name) => [name, names[0] ?? name] as const);
    }),
  );

/** Where declarations of data go in a book that has none. */
const USUAL = 'catalog.tag';

/**
 * A book with the fields that a table brings: those that are missing are added to the declaration, which is made where
 * there is none; a book that does not say whose days it means is given `zone`. Gives the file that changes; undefined
 * where nothing is missing.
 */
export const withFields = (
  files: readonly BookFile[],
  target: Target,
  wanted: readonly FieldWanted[],
  zone: string,
): BookFile | undefined => {
  const found = declarationOf(files, target);
  if (found === undefined) {
    const path = files.find((file) => file.path === USUAL)?.path ?? USUAL;
    const text = files.find((file) => file.path === path)?.text ?? '';
    const head = target.kind === 'customer' ? 'customer' : `event ${nameText(target.name)}`;
    const gap = text === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
    const days = hasZone(files) ? '' : `timezone ${quote(zone)}\n\n`;
    return { path, text: `${text}${gap}${days}${head} {\n${linesOf(wanted)}}\n` };
  }
  const known = fieldNames(found.decl);
  const missing = wanted.filter(({ name }) => !known.has(name));
  if (missing.length === 0) return undefined;
  const text = files.find(({ path }) => path === found.path)?.text ?? '';
  const brace = text.lastIndexOf('}', found.decl.span.end - 1);
  const before = text.slice(0, brace).trimEnd();
  return { path: found.path, text: `${before}\n${linesOf(missing)}${text.slice(brace)}` };
};

const hasZone = (files: readonly BookFile[]): boolean =>
  files.some(
    ({ path, text }) => isRules(path) && parse(path, text).file.decls.some(({ kind }) => kind === 'TimezoneDecl'),
  );

const linesOf = (fields: readonly FieldWanted[]): string =>
  fields.map(({ name, type, values }) => `  ${nameText(name)}: ${typeText(type, values)}\n`).join('');

const typeText = (type: ColumnType, values: readonly string[]): string =>
  type === 'enum' ? `one of ${values.map((value) => nameText(value)).join(', ')}` : type;

/** The fields that a table's columns become. */
export const fieldsWanted = (columns: readonly ColumnGuess[]): readonly FieldWanted[] =>
  columns.flatMap(({ role, header, type, values }) => (role === 'field' ? [{ name: header, type, values }] : []));
