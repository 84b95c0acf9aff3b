import { bookChanges, compile, type Compilation, unreachable } from '@tagwright/dsl';
import type { Locale } from '../../words/index.js';
import { wordsOf } from '../../words/index.js';
import { runTestsOf } from '../tests/ran.js';
import type { AnswerTo, BookUpdate, Question } from './question.js';

/** A book as it was told last. */
interface Told {
  readonly files: Map<string, string>;
  readonly lists: Map<string, string>;
  compilation: Compilation | undefined;
}

/** Works out what books mean, each time going on from what it found out before. */
export class MeaningReader {
  readonly #books = new Map<number, Told>();

  constructor(readonly locale: Locale) {}

  answer<Asked extends Question>(update: BookUpdate, question: Asked): AnswerTo<Asked> {
    return this.#answer(this.#compiled(update), question) as AnswerTo<Asked>;
  }

  #answer(compilation: Compilation, question: Question): AnswerTo<Question> {
    const { plan } = compilation;
    switch (question.kind) {
      case 'advice': {
        const known = new Set([
          ...compilation.parsed.flatMap((file) => file.diagnostics),
          ...compilation.checked.diagnostics,
        ]);
        return compilation.diagnostics.filter((found) => !known.has(found));
      }
      case 'changed':
        return plan === undefined ? [] : bookChanges(question.inForce, plan).map(({ kind, name }) => `${kind} ${name}`);
      case 'tests':
        return plan === undefined
          ? undefined
          : runTestsOf({ ...compilation, plan }, question.file, question.name, wordsOf(this.locale));
      default:
        return unreachable(question);
    }
  }

  #compiled({ book, files, lists }: BookUpdate): Compilation {
    const told = this.#books.get(book) ?? { files: new Map(), lists: new Map(), compilation: undefined };
    this.#books.set(book, told);
    if (told.compilation !== undefined && files.size === 0 && lists.size === 0) return told.compilation;
    put(told.files, files);
    put(told.lists, lists);
    const sources = {
      files: [...told.files].map(([path, text]) => ({ path, text })),
      readList: (path: string) => told.lists.get(path),
    };
    told.compilation = compile(sources, told.compilation);
    return told.compilation;
  }
}

const put = (known: Map<string, string>, changed: ReadonlyMap<string, string | undefined>): void => {
  for (const [path, text] of changed) {
    if (text === undefined) known.delete(path);
    else known.set(path, text);
  }
};
