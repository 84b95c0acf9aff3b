import { compile, message, parse, print } from '@tagwright/dsl';
import { declareListedTags, importJsonLogic, importMessage, importQuery } from '@tagwright/dsl/import';
import type { ImportedRules, ImportOptions, Json } from '@tagwright/dsl/import';
import { findingMessage, readTagList } from '@tagwright/engine';
import type { SoundBook } from '../book/compile.js';
import type { Context } from '../context.js';
import { Refusal } from '../exit.js';
import type { SourceFormat } from './sources.js';

/** What became of a document: text of the language, and what there is to say, in the reader's language. */
export interface Conversion {
  /** Laid out as `fmt` does; empty where nothing could be taken over. */
  readonly text: string;
  readonly rules: readonly { readonly kind: 'segment' | 'tag'; readonly name: string; readonly text: string }[];
  readonly asked: number;
  readonly findings: readonly {
    readonly code: string;
    readonly level: 'error' | 'warning' | 'hint' | 'notice';
    /** A JSON Pointer, or a line of a list. */
    readonly at: string;
    readonly message: string;
  }[];
}

export interface ConversionOptions extends Pick<ImportOptions, 'name' | 'keywords'> {
  readonly fields: ReadonlyMap<string, string>;
}

/** Rules of another system as rules about the book. */
export function convertRules(
  context: Context,
  book: SoundBook,
  format: Exclude<SourceFormat, 'tag-list'>,
  text: string,
  shown: string,
  { name, keywords, fields }: ConversionOptions,
): Conversion {
  const convert = format === 'json-logic' ? importJsonLogic : importQuery;
  const found = convert(parsed(context, text, shown), { book: book.checked, name, keywords, fields });
  const findings = found.findings.map((finding) => ({
    code: finding.code,
    level: finding.level,
    at: finding.pointer,
    message: importMessage(finding, context.locale),
  }));
  return checked(context, book, found, findings, keywords);
}

const parsed = ({ words }: Context, text: string, shown: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch (fault) {
    throw new Refusal(words.convert.notJson(shown, (fault as Error).message));
  }
};

/** Every rule has to stand in the book: what the checker says of one keeps it out as well. */
function checked(
  { locale }: Context,
  book: SoundBook,
  { rules, asked }: ImportedRules,
  findings: Conversion['findings'],
  keywords: 'en' | 'zh',
): Conversion {
  const judged = rules.map((rule) => ({ ...rule, errors: errorsOf(book, rule.text) }));
  const sound = judged.filter(({ errors }) => errors.length === 0);
  const refused = judged.flatMap(({ errors, pointer }) =>
    errors.map((error) => ({
      code: error.code,
      level: 'error' as const,
      at: pointer,
      message: message(error, locale),
    })),
  );
  return {
    text: laidOut(
      sound.map(({ text }) => text),
      keywords,
    ),
    rules: sound.map(({ kind, name, text }) => ({ kind, name, text })),
    asked,
    findings: [...findings, ...refused],
  };
}

/** A path that no file of a book has: what is found there is about the rule. */
const CONVERTED = '\0converted.tag';

const errorsOf = (book: SoundBook, text: string) => {
  const files = [...book.sources].map(([path, source]) => ({ path, text: source.text }));
  const { diagnostics } = compile({ files: [...files, { path: CONVERTED, text }] }, book);
  return diagnostics.filter(({ level, file }) => level === 'error' && file === CONVERTED);
};

/** Blocks stand apart; what is one line stands together. */
const laidOut = (texts: readonly string[], keywords: 'en' | 'zh'): string => {
  const joined = texts.map((text) => (text.includes('\n') ? `\n${text}\n` : text)).join('\n');
  return texts.length === 0 ? '' : (print(parse('converted.tag', `${joined.trim()}\n`), { keywords }) ?? joined);
};

/** The tags that a list speaks of and the book does not declare yet, as tags that are set by hand. */
export async function convertTagList(
  { locale }: Context,
  book: SoundBook,
  path: string,
  keywords: 'en' | 'zh',
): Promise<Conversion> {
  const { rows, findings, broken } = await readTagList(path);
  const known = new Set(book.plan.tags.flatMap(({ names }) => names));
  const tags = declareListedTags(rows, known, keywords);
  return {
    text: laidOut(
      tags.map(({ text }) => text),
      keywords,
    ),
    rules: tags.map(({ name, text }) => ({ kind: 'tag', name, text })),
    asked: new Set(rows.map(({ tag }) => tag)).size,
    findings: [...findings, ...broken.map(({ finding }) => finding)].map((finding) => ({
      code: finding.code,
      level: finding.level,
      at: finding.line === undefined ? '' : String(finding.line),
      message: findingMessage(finding, locale),
    })),
  };
}
