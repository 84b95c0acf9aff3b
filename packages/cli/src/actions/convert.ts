import { existsSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { soundBook } from '../book/compile.js';
import type { SoundBook } from '../book/compile.js';
import { decodeText, readTextFile } from '../book/text-file.js';
import type { Context, Run } from '../context.js';
import { convertRules, convertTagList } from '../conversion/convert.js';
import type { Conversion } from '../conversion/convert.js';
import type { SourceFormat } from '../conversion/sources.js';
import { EXIT, Refusal } from '../exit.js';
import { printable, printableLines } from '../terminal/printable.js';

interface ConvertOptions {
  readonly from: SourceFormat;
  readonly book: string;
  readonly name?: string;
  readonly field?: readonly string[];
  readonly keywords: 'en' | 'zh';
  readonly out?: string;
  readonly format: 'pretty' | 'json';
}

/** What cannot be said in the language is told beside the result; findings where something was left out for it. */
export const convert: Run<[file: string, options: ConvertOptions]> = async (context, file, options) => {
  const { io, words } = context;
  const target = options.out === undefined ? undefined : resolve(io.cwd, options.out);
  if (target !== undefined && existsSync(target))
    throw new Refusal(words.convert.taken(options.out ?? ''), words.convert.takenAdvice);
  const fields = fieldsNamed(context, options.field ?? []);
  const book = await soundBook(context, [options.book]);
  if (book === undefined) return EXIT.findings;
  const conversion = await converted(context, book, file, fields, options);
  if (target !== undefined && conversion.text !== '') writeFileSync(target, conversion.text, { flag: 'wx' });
  await report(context, file, conversion, options);
  return conversion.findings.some(({ level }) => level === 'error') ? EXIT.findings : EXIT.fine;
};

/** `user.city=城市`: their name, and ours. */
const fieldsNamed = ({ words }: Context, written: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    written.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1 || at === pair.length - 1)
        throw new Refusal(words.convert.badField(pair), words.convert.badFieldAdvice);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );

async function converted(
  context: Context,
  book: SoundBook,
  file: string,
  fields: ReadonlyMap<string, string>,
  { from, name, keywords }: ConvertOptions,
): Promise<Conversion> {
  const path = resolve(context.io.cwd, file);
  if (from === 'tag-list') return convertTagList(context, book, path, keywords);
  const text = file === '-' ? await standardInput(context) : readTextFile(path, file, context.words.book);
  const own = name ?? (file === '-' ? 'imported' : basename(file).replace(/\.[^.]*$/, ''));
  return convertRules(context, book, from, text, file, { name: own, keywords, fields });
}

async function standardInput({ io, words }: Context): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of io.stdin) chunks.push(chunk);
  return decodeText(Buffer.concat(chunks), '-', words.book);
}

async function report(context: Context, file: string, conversion: Conversion, options: ConvertOptions): Promise<void> {
  const { out, err, words, quiet } = context;
  const { text, rules, asked, findings } = conversion;
  if (options.format === 'json') {
    await out.write(`${JSON.stringify({ formatVersion: 1, asked, rules, findings, text }, null, 2)}\n`);
    return;
  }
  if (options.out === undefined) await out.write(text);
  await err.lines(
    findings.map(({ level, code, at, message }) => {
      const severity =
        level === 'notice' ? err.colors.hint(words.facts.notice) : err.colors[level](words.diagnostics.level[level]);
      const place = at === '' ? file : `${file}${at.startsWith('/') ? '#' : ':'}${at}`;
      return `${severity}${err.colors.faint(`[${code}]`)} ${err.colors.strong(printable(place))}: ${printableLines(message)}`;
    }),
  );
  if (quiet) return;
  const sign = rules.length === asked && asked > 0 ? err.colors.good('✓') : err.colors.bad('✗');
  await err.lines([`${sign} ${words.convert.summary(rules.length, asked, options.out)}`]);
}
