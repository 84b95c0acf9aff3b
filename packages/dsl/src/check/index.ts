import { buildCatalog } from '../catalog/build.js';
import { Findings } from '../diagnostics/findings.js';
import type { NodeBase, SourceFile } from '../syntax/ast/index.js';
import type { Book } from './context.js';
import { checkDeclarations } from './declarations.js';
import type { CheckedBook } from './model.js';
import { keepFrom, leaveTrace } from './reuse.js';
import { BOOK_RULES, OWN_RULES } from './rules/index.js';
import { subjectOf } from './rules/rule.js';
import { buildNamespace } from './scope/namespace.js';
import { vocabularyIn } from './spelling.js';
import { nearest, type Pinyin } from './suggest/nearest.js';
import { gatherTags } from './tag-models.js';
import { typeChecker } from './types/index.js';

export type * from './model.js';
export { shownName } from './model.js';
export type { Pinyin } from './suggest/nearest.js';

/** What makes the findings better, and may be left out. */
export interface CheckOptions {
  /** How Chinese text sounds: lets a suggestion find 消费 for `xiaofei`. */
  readonly pinyin?: Pinyin;
  /** The text of each file: lets findings quote the author, and fixes keep to the author's vocabulary. */
  readonly texts?: ReadonlyMap<string, string>;
}

/**
 * Checks a whole book: builds its catalog, finds out what every name means and what type every value has, and reports
 * everything that is wrong or could be better, in the order of the files given and of the text in them. It never
 * throws, and is silent about what the parser has reported already.
 *
 * @param files the trees, holes and all.
 * @param lists what the files of the book's lists hold, by the path as the book writes it; undefined: unreadable.
 * @param previous an earlier check of the same book: what no change has touched is taken over from it. The result is
 *   the same as without it.
 */
export const checkBook = (
  files: readonly SourceFile[],
  lists: ReadonlyMap<string, string | undefined>,
  options: CheckOptions = {},
  previous?: CheckedBook,
): CheckedBook => {
  const vocabularies = new Map(files.map(({ path }) => [path, vocabularyIn(options.texts?.get(path))]));
  const tags = gatherTags(files);
  const texts = options.texts ?? new Map<string, string>();
  const kept = keepFrom(previous, files, tags, { lists, vocabularies, texts });
  const built = kept.previous?.built ?? buildCatalog(files, lists);
  const fileOf = new Map<NodeBase<string>, string>(
    files.flatMap((file) => file.decls.map((decl) => [decl, file.path] as const)),
  );
  const book: Omit<Book, 'findings'> = {
    catalog: built.catalog,
    scope: buildNamespace(files, built, tags),
    tables: kept.tables,
    fileOf,
    nearest: (written, things) => nearest(written, things, options.pinyin),
    written: (file, span) => options.texts?.get(file)?.slice(span.start, span.end),
  };
  const own = new Findings();
  own.keep(kept.findings);
  checkDeclarations(files, typeChecker({ ...book, findings: own }, kept.settled), kept.settled);
  const pieces = subjectOf({ ...book, findings: own }, built, files, tags, kept.settled);
  for (const rule of OWN_RULES) rule(pieces);
  const order = files.map((file) => file.path);
  const ownFindings = own.sorted(order);

  const all = new Findings();
  all.keep(ownFindings);
  const whole = subjectOf({ ...book, findings: all }, built, files, tags);
  for (const rule of BOOK_RULES) rule(whole);
  const decls = files.flatMap((file) => file.decls);
  const checked: CheckedBook = {
    files,
    catalog: built.catalog,
    built,
    metrics: decls.filter((decl) => decl.kind === 'MetricDecl'),
    tags,
    segments: decls.filter((decl) => decl.kind === 'SegmentDecl'),
    ...kept.tables,
    fileOf,
    diagnostics: all.sorted(order),
  };
  leaveTrace(checked, { own: ownFindings, lists, vocabularies, texts, kept: kept.earlier });
  return checked;
};
