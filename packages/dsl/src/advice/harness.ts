import { SHOP } from '../check/harness.js';
import { compile, type Compilation } from '../compile.js';
import type { Code } from '../diagnostics/codes/index.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { message } from '../diagnostics/messages/index.js';
import { coverageOfTags, type TagCoverage } from './index.js';

/** The plan of a rule file beside the shop of the checker's tests, with everything that was found. */
export const compiled = (text: string): Compilation =>
  compile({
    files: [
      { path: 'a-shop.tag', text: SHOP },
      { path: 'rules.tag', text },
    ],
    readList: () => '北京\n上海\n',
  });

const REASONED: ReadonlySet<Code> = new Set<Code>([
  'unreachable-case',
  'never-holds',
  'always-holds',
  'gap-between-cases',
  'overlapping-cases',
  'expires-defeated',
]);

/** What reasoning over a rule file finds; a fault in it fails the test. */
export const advised = (text: string): readonly Diagnostic[] => {
  const { plan, diagnostics } = compiled(text);
  if (plan === undefined) throw new Error(diagnostics.map((each) => message(each, 'en')).join('\n'));
  return diagnostics.filter(({ code, file }) => file === 'rules.tag' && REASONED.has(code));
};

/** The same, told in English. */
export const told = (text: string): readonly string[] => advised(text).map((each) => message(each, 'en'));
export const toldInChinese = (text: string): readonly string[] => advised(text).map((each) => message(each, 'zh-CN'));

/** Who gets which value of a tag, as far as reasoning can tell. */
export const coverageIn = (text: string, tag: string): TagCoverage => {
  const { plan, origins } = compiled(text);
  if (plan === undefined) throw new Error(`faulty: ${text}`);
  const texts = new Map([
    ['a-shop.tag', SHOP],
    ['rules.tag', text],
  ]);
  const found = coverageOfTags({ plan, origins, texts }).find((each) => each.tag === tag);
  if (found === undefined) throw new Error(`no tag ${tag}`);
  return found;
};
