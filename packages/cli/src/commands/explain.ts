import { CODES, codeNamed, explain, nearest } from '@tagwright/dsl';
import type { Code } from '@tagwright/dsl';
import type { Context, Run } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import { table } from '../terminal/table.js';
import { fit, wrap } from '../terminal/width.js';
import type { Declare } from './declare.js';

/** Lines longer than this are hard to read, however wide the terminal. */
const READABLE = 100;

/** `tagwright explain`: what a finding means, at length. */
export const declareExplain: Declare = (program, words, act) => {
  program
    .command('explain')
    .description(words.explain.about)
    .argument('[code]', words.explain.code)
    .action(act(explainCode));
};

const explainCode: Run<[code: string | undefined]> = async (context, written) => {
  const { out, words } = context;
  if (written === undefined) {
    await out.lines(listOf(context));
    return EXIT.fine;
  }
  const code = codeNamed(written);
  if (code === undefined) {
    const near = nearest(
      written,
      CODES.map((known) => [known]),
      undefined,
    );
    throw new Refusal(words.explain.unknown(written, near), words.explain.unknownAdvice);
  }
  await out.lines(pageOn(context, code));
  return EXIT.fine;
};

/** Every code with how its explanation begins. */
function listOf({ out, locale }: Context): string[] {
  const widest = Math.max(...CODES.map((code) => code.length));
  const room = Math.min(READABLE, out.width) - widest - 2;
  const rows = CODES.map((code) => [code, fit(explain(code, locale).text.split('\n')[0] ?? '', room)]);
  return table(rows, [{ paint: out.colors.name }, { paint: out.colors.faint }]);
}

function pageOn({ out, locale, words }: Context, code: Code): string[] {
  const { text, wrong, right } = explain(code, locale);
  const { colors } = out;
  const example = (title: string, rules: string | undefined): string[] =>
    rules === undefined ? [] : ['', title, ...rules.split('\n').map((line) => (line === '' ? '' : `    ${line}`))];
  return [
    colors.strong(code),
    '',
    ...wrap(text, Math.min(READABLE, out.width)),
    ...example(`${colors.bad('✗')} ${words.explain.wrong}`, wrong),
    ...example(`${colors.good('✓')} ${words.explain.right}`, right),
  ];
}
