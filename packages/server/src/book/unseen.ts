import {
  type Compilation,
  type Diagnostic,
  type FieldColumns,
  fieldsRead,
  type Plan,
  readsAny,
  type Span,
} from '@tagwright/dsl';
import { type BookFile, compileFiles } from '@tagwright/engine';
import { type WrittenRule, writtenRules } from './written.js';

/**
 * What is to be said of a draft by somebody who may not see some fields, and whose rules read them all the same: what would
 * be found if those fields were not there, nor anything that reads them. Rules that stand in the book already, word for
 * word, are somebody else's, and may stay. None: the draft reads nothing that it may not.
 *
 * @param standing the book that the draft is to take the place of, as it is written.
 */
export const foundAsUnseen = async (
  files: readonly BookFile[],
  { plan, parsed, checked }: Compilation,
  standing: () => Promise<readonly WrittenRule[]>,
  hidden: FieldColumns,
): Promise<readonly Diagnostic[]> => {
  if (plan === undefined || (hidden.customer.size === 0 && hidden.events.size === 0)) return [];
  const readers = readersOf(plan, hidden);
  const reading = writtenRules({ parsed }).filter(({ kind, name }) => readers[kind].has(name));
  if (reading.length === 0) return [];
  const known = new Set((await standing()).map(keyOf));
  const offending = reading.filter((rule) => !known.has(keyOf(rule)));
  if (offending.length === 0) return [];
  const unseen = [
    ...hiddenDeclarations({ parsed, checked }, hidden),
    ...reading.filter((rule) => known.has(keyOf(rule))),
  ];
  const { diagnostics } = await compileFiles(files.map((file) => without(file, unseen)));
  return diagnostics.filter(({ level, file, span }) => level === 'error' && offending.some(covers(file, span)));
};

const keyOf = ({ kind, name, text }: WrittenRule): string => JSON.stringify([kind, name, text]);

const covers =
  (file: string, { start, end }: Span) =>
  (rule: WrittenRule): boolean =>
    rule.file === file && rule.span.start <= start && end <= rule.span.end;

/** The names of everything that reads hidden fields, however far down. */
const readersOf = (plan: Plan, hidden: FieldColumns): Readonly<Record<WrittenRule['kind'], ReadonlySet<string>>> => {
  const reads = (part: unknown): boolean => readsAny(fieldsRead(plan, part), hidden);
  const names = (parts: readonly { readonly names: readonly string[] }[]) =>
    new Set(parts.flatMap((part) => part.names));
  return {
    metric: names(plan.metrics.filter(({ value }) => reads(value))),
    tag: names(plan.tags.filter(reads)),
    segment: names(plan.segments.filter(reads)),
  };
};

interface Place {
  readonly file: string;
  readonly span: Span;
}

/** Where hidden fields are declared. */
const hiddenDeclarations = (
  { parsed, checked }: Pick<Compilation, 'parsed' | 'checked'>,
  hidden: FieldColumns,
): readonly Place[] =>
  parsed.flatMap(({ path, file }) =>
    file.decls.flatMap((decl) => {
      if (decl.kind !== 'CustomerDecl' && decl.kind !== 'EventDecl') return [];
      const table = decl.kind === 'EventDecl' ? checked.built.events.get(decl)?.table : undefined;
      const columns = table === undefined ? hidden.customer : hidden.events.get(table);
      return decl.fields
        .filter((field) => columns?.has(checked.built.fields.get(field)?.column ?? '') === true)
        .map(({ span }) => ({ file: path, span }));
    }),
  );

/** The text with blanks in place of some of it, so that everything else stays where it is. */
const without = ({ path, text }: BookFile, places: readonly Place[]): BookFile => ({
  path,
  text: places
    .filter(({ file }) => file === path)
    .reduce(
      (left, { span: { start, end } }) =>
        left.slice(0, start) + left.slice(start, end).replaceAll(/[^\r\n]/gu, blank) + left.slice(end),
      text,
    ),
});

const blank = (character: string): string => ' '.repeat(character.length);
