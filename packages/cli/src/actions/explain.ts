import { nearest } from '@tagwright/dsl';
import type { Context, Run } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import { EXPLAINED, type Page, pagesOn } from '../explaining/explained.js';
import { table } from '../terminal/table.js';
import { fit, wrap } from '../terminal/width.js';

/** Lines longer than this are hard to read, however wide the terminal. */
const READABLE = 100;

/** One code in full, or the list of all. */
export const explainCode: Run<[code: string | undefined]> = async (context, code) => {
  const { out, words, locale } = context;
  if (code === undefined) {
    await out.lines(listOf(context));
    return EXIT.fine;
  }
  const pages = pagesOn(code, locale);
  if (pages.length === 0) {
    const near = nearest(
      code,
      EXPLAINED.map((known) => [known]),
      undefined,
    );
    throw new Refusal(words.explain.unknown(code, near), words.explain.unknownAdvice);
  }
  const told = pages.flatMap((page) => pageLines(context, page, pages.length > 1));
  await out.lines([out.colors.strong(code), ...told]);
  return EXIT.fine;
};

/** Every code with how its explanation begins. */
function listOf({ out, locale }: Context): string[] {
  const widest = Math.max(...EXPLAINED.map((code) => code.length));
  const room = Math.min(READABLE, out.width) - widest - 2;
  const rows = EXPLAINED.map((code) => [code, fit(pagesOn(code, locale)[0]?.text.split('\n')[0] ?? '', room)]);
  return table(rows, [{ paint: out.colors.name }, { paint: out.colors.faint }]);
}

/** One of several pages says of which place it is; so does one that is not of rules. */
function pageLines({ out, words }: Context, { place, text, wrong, right }: Page, isOneOfSeveral: boolean): string[] {
  const { colors } = out;
  const example = (title: string, rules: string | undefined): string[] =>
    rules === undefined ? [] : ['', title, ...rules.split('\n').map((line) => (line === '' ? '' : `    ${line}`))];
  return [
    '',
    ...(isOneOfSeveral || place !== 'rules'
      ? [colors.faint(`${words.explained.titles[place]}${words.explain.colon}`)]
      : []),
    ...wrap(text, Math.min(READABLE, out.width)),
    ...example(`${colors.bad('✗')} ${words.explain.wrong}`, wrong),
    ...example(`${colors.good('✓')} ${words.explain.right}`, right),
  ];
}
