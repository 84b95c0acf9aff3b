import { type Diagnostic, message, type PlanTag, unusedTags } from '@tagwright/dsl';
import type { InForce } from '../book/book.js';
import type { AdviceCode, AdviceParams } from '../errors/codes/advice.js';
import type { Locale } from '../errors/index.js';
import { adviceMessage } from '../errors/messages/advice.js';
import type { Sizes } from '../segments/jobs.js';
import type { AdviceShape } from './shape.js';

const DAY = 86_400_000;

/** A tag that has turned for nobody for so long is worth a look. */
const LONG_STILL = 180 * DAY;

/** What is known of a tag beside its rules. */
export interface TagHealth {
  readonly sizes: Sizes;
  /** ms UTC; undefined: never. */
  readonly lastChange: number | undefined;
  /** How far the log goes back (ms UTC); undefined where nothing was ever written to it. */
  readonly logFrom: number | undefined;
}

/** What numbers say of a tag: empty, of everybody, not moving. */
export const adviceOfNumbers = (
  { names, values, manual }: PlanTag,
  { sizes, lastChange, logFrom }: TagHealth,
  locale: Locale,
): readonly AdviceShape[] => {
  const tag = names[0] ?? '';
  const found: AdviceShape[] = [];
  const say = <Code extends AdviceCode>(code: Code, params: AdviceParams[Code]): void => {
    found.push({ code, level: 'hint', message: adviceMessage(code, params, locale) });
  };
  if (sizes.population === 0) return found;
  const counts = values.map((value) => ({
    value,
    count:
      sizes.groups.find((group) => group.kind === 'tag' && group.name === tag && group.value === value)?.count ?? 0,
  }));
  if (counts.every(({ count }) => count === 0)) say('tag-empty', { tag, manual });
  // What nobody chose yet may be chosen tomorrow.
  else if (!manual) for (const { value, count } of counts) if (count === 0) say('tag-value-empty', { tag, value });
  const all = counts.find(({ count }) => count === sizes.population);
  if (all !== undefined) say('tag-of-everybody', { tag, value: all.value });
  const still = sizes.asOf - (lastChange ?? logFrom ?? sizes.asOf);
  if (still >= LONG_STILL)
    say('tag-not-moving', { tag, days: Math.floor(still / DAY), never: lastChange === undefined });
  return found;
};

/** What is found in the rules of a tag, where the book's texts are known. `lookedAt`: undefined where nobody can tell yet. */
export const adviceOfRules = (
  { names }: PlanTag,
  { compilation, sources }: InForce,
  lookedAt: ReadonlySet<string> | undefined,
  locale: Locale,
): readonly AdviceShape[] => {
  if (compilation?.plan === undefined) return [];
  const model = compilation.checked.tags.find((tag) => tag.names.includes(names[0] ?? ''));
  if (model === undefined) return [];
  const { plan, origins, diagnostics, parsed } = compilation;
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const unused =
    lookedAt === undefined
      ? []
      : unusedTags(
          { plan, origins, texts },
          parsed.map(({ file }) => file),
          lookedAt,
        );
  const isOfTag = ({ file, span }: Diagnostic): boolean =>
    file === model.file && model.decls.some((decl) => decl.span.start <= span.start && span.end <= decl.span.end);
  return [...diagnostics, ...unused].filter(isOfTag).map((diagnostic) => ({
    code: diagnostic.code,
    level: diagnostic.level,
    message: message(diagnostic, locale === 'zh' ? 'zh-CN' : 'en'),
  }));
};
