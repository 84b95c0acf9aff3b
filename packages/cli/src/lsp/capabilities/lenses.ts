import { bookChanges, type Plan, type Span } from '@tagwright/dsl';
import { type DocumentSymbol, documentSymbols } from '@tagwright/dsl/service';
import type { CodeLens } from 'vscode-languageserver';
import type { Book } from '../books/book.js';
import { COMMANDS, type RunTestArguments } from '../commands.js';
import type { Counted } from '../counts/counting.js';
import type { Counts } from '../counts/counts.js';
import { asked, type Asked, type Capability, rangeIn, type Session } from '../session.js';
import type { Ran, TestRuns } from '../tests/runs.js';

/** What stands above rules: how many customers they hold of, and above tests a way to run them. */
export const lenses = (runs: TestRuns, counts: Counts | undefined): Capability => ({
  offered: () => ({ codeLensProvider: { resolveProvider: false } }),
  listen: (session) => {
    const shares = new SharedMeaning();
    session.connection.onCodeLens((params): CodeLens[] => {
      const found = asked(session, params);
      if (found === undefined) return [];
      const symbols = documentSymbols(found.workspace, found.file);
      const counted = counts?.latest;
      return [
        ...testLenses(session, found, symbols, runs.of(found.book)),
        ...(counted === undefined ? [] : countLenses(session, found, symbols, counted, shares)),
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
  shares: SharedMeaning,
): readonly CodeLens[] => {
  const words = session.words.lsp;
  const countOf = (tag: string, value: string): number | undefined =>
    counted.sizes.find((size) => size.kind === 'tag' && size.name === tag && size.value === value)?.count;
  const lens = (symbol: DocumentSymbol, name: string, kind: 'tag' | 'segment', text: string): CodeLens => {
    const title = shares.differs(book, counted.plan, kind, name) ? words.beforeChange(text) : text;
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

/** Whether rules mean what they mean in the book in force, whose counts are shown; worked out once for each text. */
class SharedMeaning {
  #of: { readonly book: Book; readonly revision: number; readonly inForce: Plan } | undefined;
  #changed: ReadonlySet<string> = new Set();

  differs(book: Book, inForce: Plan, kind: 'tag' | 'segment', name: string): boolean {
    const known = this.#of;
    if (known?.book !== book || known.revision !== book.revision || known.inForce !== inForce) {
      const plan = book.planned()?.plan;
      const changes = plan === undefined ? [] : bookChanges(inForce, plan);
      this.#of = { book, revision: book.revision, inForce };
      this.#changed = new Set(changes.map((change) => `${change.kind} ${change.name}`));
    }
    return this.#changed.has(`${kind} ${name}`);
  }
}
