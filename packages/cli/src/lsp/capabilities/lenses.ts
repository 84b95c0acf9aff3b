import type { Plan, Span } from '@tagwright/dsl';
import { type DocumentSymbol, documentSymbols } from '@tagwright/dsl/service';
import type { CodeLens } from 'vscode-languageserver';
import type { Book } from '../books/book.js';
import { COMMANDS, type RunTestArguments } from '../commands.js';
import type { Counted } from '../counts/counting.js';
import type { Counts } from '../counts/counts.js';
import type { Meaning } from '../meaning/meaning.js';
import { asked, type Asked, type Capability, rangeIn, type Session } from '../session.js';
import type { Ran } from '../tests/ran.js';
import type { TestRuns } from '../tests/runs.js';

/** What stands above rules: how many customers they hold of, and above tests a way to run them. */
export const lenses = (runs: TestRuns, counts: Counts | undefined, meaning: Meaning): Capability => ({
  offered: () => ({ codeLensProvider: { resolveProvider: false } }),
  listen: (session) => {
    const shares = new SharedMeaning(meaning);
    session.connection.onCodeLens(async (params): Promise<CodeLens[]> => {
      const counted = counts?.latest;
      const book = asked(session, params)?.book;
      const changed = book === undefined || counted === undefined ? NOTHING : await shares.changed(book, counted.plan);
      // The text may be another one by now.
      const found = asked(session, params);
      if (found === undefined) return [];
      const symbols = documentSymbols(found.workspace, found.file);
      return [
        ...testLenses(session, found, symbols, runs.of(found.book)),
        ...(counted === undefined ? [] : countLenses(session, found, symbols, counted, changed)),
      ];
    });
  },
});

const testLenses = (
  session: Session,
  { book, file }: Asked,
  symbols: readonly DocumentSymbol[],
  ran: readonly Ran[],
): readonly CodeLens[] => {
  const words = session.words.lsp;
  const tests = symbols.filter(({ kind }) => kind === 'test');
  const lens = (span: Span, title: string, name?: string): CodeLens => {
    const argument: RunTestArguments = { uri: book.uriOf(file), ...(name === undefined ? {} : { name }) };
    return {
      range: rangeIn(session, book, file, span),
      command: { title, command: COMMANDS.runTest, arguments: [argument] },
    };
  };
  const [first] = tests;
  const all = first === undefined || tests.length < 2 ? [] : [lens(first.selection, words.runAll(tests.length))];
  const each = tests.map(({ name, selection }) => {
    const outcome = ran.find((one) => one.file === file && one.name === name);
    if (outcome === undefined) return lens(selection, words.runTest, name);
    const { expectations, unmet } = outcome;
    const title = unmet.length === 0 ? words.passed(expectations) : words.failed(unmet.length, expectations);
    return lens(selection, title, name);
  });
  return [...each, ...all];
};

/** A tag with more values tells of the first. */
const MOST_VALUES = 8;

const countLenses = (
  session: Session,
  { book, file }: Asked,
  symbols: readonly DocumentSymbol[],
  counted: Counted,
  changed: ReadonlySet<string>,
): readonly CodeLens[] => {
  const words = session.words.lsp;
  const countOf = (tag: string, value: string): number | undefined =>
    counted.sizes.find((size) => size.kind === 'tag' && size.name === tag && size.value === value)?.count;
  const lens = (symbol: DocumentSymbol, name: string, kind: 'tag' | 'segment', text: string): CodeLens => {
    const title = changed.has(`${kind} ${name}`) ? words.beforeChange(text) : text;
    return {
      range: rangeIn(session, book, file, symbol.selection),
      command: { title, command: COMMANDS.recount, arguments: [] },
    };
  };
  return symbols.flatMap((symbol): readonly CodeLens[] => {
    const { kind, name, children } = symbol;
    if (kind === 'segment') {
      const size = counted.sizes.find((each) => each.kind === 'segment' && each.name === name);
      return size === undefined ? [] : [lens(symbol, name, kind, words.customers(size.count))];
    }
    if (kind !== 'tag') return [];
    const sizes = children.flatMap((child) => {
      const count = countOf(name, child.name);
      return count === undefined ? [] : [{ child, count }];
    });
    // The lines of a tag may stand far apart, so each has its own.
    if (children.some(({ span }) => span.start <= symbol.span.start))
      return sizes.map(({ child, count }) => lens(child, name, kind, words.customers(count)));
    const shown = sizes.slice(0, MOST_VALUES).map(({ child, count }) => words.valueCount(child.name, count));
    if (shown.length === 0) return [];
    return [lens(symbol, name, kind, [...shown, ...(sizes.length > MOST_VALUES ? ['…'] : [])].join(' · '))];
  });
};

const NOTHING: ReadonlySet<string> = new Set();

/** Which rules mean something else than in the book in force, whose counts are shown; worked out once for each text. */
class SharedMeaning {
  #of: { readonly book: Book; readonly revision: number; readonly inForce: Plan } | undefined;
  #changed: Promise<ReadonlySet<string>> = Promise.resolve(NOTHING);

  constructor(readonly meaning: Meaning) {}

  /** As `kind name`; nothing while the book has errors. */
  changed(book: Book, inForce: Plan): Promise<ReadonlySet<string>> {
    const known = this.#of;
    if (known?.book !== book || known.revision !== book.revision || known.inForce !== inForce) {
      this.#of = { book, revision: book.revision, inForce };
      this.#changed =
        book.faults.size > 0
          ? Promise.resolve(NOTHING)
          : this.meaning.ask(book, { kind: 'changed', inForce }).then((names) => new Set(names));
    }
    return this.#changed;
  }
}
