import type { TextEdit } from '../diagnostics/diagnostic.js';
import { nameText } from '../syntax/index.js';
import type { Name } from '../syntax/ast/index.js';
import { printFieldName, quote } from '../syntax/print/names.js';
import { tokenAt, within } from './cursor.js';
import { occurrenceAt } from './navigation.js';
import { occurrencesOf, type Occurrence } from './occurrences.js';
import type { FileEdits, RenameStart, Renaming } from './shapes.js';
import type { Thing } from './things.js';
import { keywordIn } from './vocabulary.js';
import { wordsIn } from './words/index.js';
import type { Workspace } from './workspace.js';

/** Whether the name under the cursor can be renamed: the range and the name to begin with, or why not. */
export const prepareRename = (workspace: Workspace, file: string, offset: number): RenameStart => {
  const occurrence = occurrenceAt(workspace, file, offset);
  const { renaming } = wordsIn(workspace.locale);
  if (occurrence?.thing.kind === 'event-time') return { ok: false, reason: renaming.eventTime };
  if (occurrence !== undefined) return { ok: true, span: occurrence.span, name: occurrence.name };
  const parsed = workspace.parsed(file);
  const token = tokenAt(parsed, within(parsed.text, offset));
  if (token?.kind === 'keyword') return { ok: false, reason: renaming.keyword };
  const isText = token?.kind === 'quoted' || token?.kind === 'literal';
  return { ok: false, reason: isText ? renaming.text : renaming.nothing };
};

/**
 * The edits that give a thing another name wherever that name of it stands, in all files. A thing with two names keeps
 * the other one. Each place gets the quotes that it needs.
 */
export const rename = (workspace: Workspace, file: string, offset: number, newName: string): Renaming => {
  const start = prepareRename(workspace, file, offset);
  const occurrence = occurrenceAt(workspace, file, offset);
  if (!start.ok) return start;
  if (occurrence === undefined) return { ok: false, reason: wordsIn(workspace.locale).renaming.nothing };
  const name = newName.trim().normalize('NFC');
  const reason = fault(name, occurrence, workspace);
  if (reason !== undefined) return { ok: false, reason };
  if (name === occurrence.name) return { ok: true, changes: [] };
  const byFile = new Map<string, TextEdit[]>();
  for (const place of occurrencesOf(workspace.book).of(occurrence.thing)) {
    if (place.name !== occurrence.name) continue;
    const edits = byFile.get(place.file) ?? [];
    byFile.set(place.file, edits);
    edits.push({ span: place.span, text: spelled(name, place, workspace) });
  }
  const column = keepingColumn(occurrence, workspace);
  if (column !== undefined) byFile.get(column.file)?.push(...column.edits);
  return { ok: true, changes: [...byFile].map(([file, edits]) => ({ file, edits: inOrder(edits) })) };
};

const inOrder = (edits: readonly TextEdit[]): readonly TextEdit[] =>
  edits.toSorted((a, b) => a.span.start - b.span.start);

/** A name as its place wants it: bare, or in quotes. */
const spelled = (name: string, place: Occurrence, workspace: Workspace): string => {
  if (place.place === 'member') return printFieldName({ text: name } as Name);
  if (place.place === 'name') return nameText(name);
  const written = workspace.text(place.file).slice(place.span.start, place.span.end);
  const isValue = place.thing.kind === 'enum-value' || place.thing.kind === 'tag-value';
  // Quotes on the right of a comparison make a value, so a name keeps what it had as far as it can.
  return isValue && /^["“「]/.test(written) ? quote(name) : nameText(name);
};

/**
 * The last name of a field or an event is also that of its column or table, as long as no `from` says otherwise; the
 * edit that says it, so that the data are still found.
 */
const keepingColumn = ({ thing, name }: Occurrence, workspace: Workspace): FileEdits | undefined => {
  const { built, fileOf, files } = workspace.book;
  const at = (file: string, offset: number): FileEdits => ({
    file,
    edits: [{ span: { start: offset, end: offset }, text: ` ${keywordIn(workspace, file, 'from')} ${nameText(name)}` }],
  });
  if (thing.kind === 'event' && thing.event.names.at(-1) === name) {
    const decl = [...built.events].find(([, event]) => event === thing.event)?.[0];
    const last = decl?.names.at(-1);
    if (decl === undefined || last === undefined || decl.table !== undefined) return undefined;
    return at(fileOf.get(decl) ?? '', last.span.end);
  }
  if (thing.kind !== 'customer-field' && thing.kind !== 'event-field') return undefined;
  const field = [...built.fields].find(([, known]) => known === thing.field)?.[0];
  if (field === undefined || field.column !== undefined || thing.field.names.at(-1) !== name) return undefined;
  const file = files.find(({ decls }) =>
    decls.some((decl) => (decl.kind === 'CustomerDecl' || decl.kind === 'EventDecl') && decl.fields.includes(field)),
  );
  return file && at(file.path, field.type.span.end);
};

/** Why the new name cannot be taken. */
const fault = (name: string, { thing, name: old }: Occurrence, workspace: Workspace): string | undefined => {
  const { renaming, things } = wordsIn(workspace.locale);
  if (name === '') return renaming.emptyName;
  if (/[\r\n]/.test(name)) return renaming.lineBreak;
  if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(name.replaceAll('\u200d', ''))) return renaming.hidden;
  if (name === old) return undefined;
  const taken = clash(name, thing, workspace);
  if (taken === undefined) return undefined;
  return taken.of === undefined ? renaming.clash(name, things[taken.kind]) : renaming.valueClash(name, taken.of);
};

/** What already has the name where the two would be confused. */
const clash = (
  name: string,
  thing: Thing,
  workspace: Workspace,
): { readonly kind: Thing['kind']; readonly of?: string } | undefined => {
  const { book } = workspace;
  switch (thing.kind) {
    case 'enum-value': {
      const { type, names } = thing.field;
      const values = type.kind === 'set' ? type.element : type;
      return values.kind === 'enum' && values.values.includes(name)
        ? { kind: 'enum-value', of: names[0] ?? '' }
        : undefined;
    }
    case 'tag-value':
      return thing.tag.values.includes(name) ? { kind: 'tag-value', of: thing.tag.names[0] ?? '' } : undefined;
    case 'event-field':
      return thing.event.fields.some(({ names }) => names.includes(name)) ? { kind: 'event-field' } : undefined;
    case 'test-customer':
      return undefined;
    default: {
      const same = book.files
        .flatMap((file) => occurrencesOf(book).in(file.path))
        .find((place) => place.isDeclaration && place.name === name && IN_ONE_NAMESPACE.has(place.thing.kind));
      return same === undefined ? undefined : { kind: same.thing.kind };
    }
  }
};

const IN_ONE_NAMESPACE: ReadonlySet<Thing['kind']> = new Set([
  'customer-field',
  'event',
  'metric',
  'tag',
  'segment',
  'list',
]);
