import { buildCatalog } from '../catalog/build.js';
import { Findings } from '../diagnostics/findings.js';
import type { NodeBase, SourceFile } from '../syntax/ast/index.js';
import type { Book, Tables } from './context.js';
import { checkDeclarations } from './declarations.js';
import type { CheckedBook } from './model.js';
import { RULES } from './rules/index.js';
import { subjectOf } from './rules/rule.js';
import { buildNamespace } from './scope/namespace.js';
import { nearest, type Pinyin } from './suggest/nearest.js';
import { gatherTags } from './tag-models.js';
import { typeChecker } from './types/index.js';

export type * from './model.js';
export { shownName } from './model.js';
export { decimalOf } from './types/decimals.js';
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
 */
export const checkBook = (
  files: readonly SourceFile[],
  lists: ReadonlyMap<string, string | undefined>,
  options: CheckOptions = {},
): CheckedBook => {
  const built = buildCatalog(files, lists);
  const tags = gatherTags(files);
  const fileOf = new Map<NodeBase<string>, string>(
    files.flatMap((file) => file.decls.map((decl) => [decl, file.path] as const)),
  );
  const tables: Tables = { targets: new Map(), types: new Map(), events: new Map() };
  const findings = new Findings();
  const book: Book = {
    catalog: built.catalog,
    scope: buildNamespace(files, built, tags),
    tables,
    findings,
    fileOf,
    nearest: (written, things) => nearest(written, things, options.pinyin),
    written: (file, span) => options.texts?.get(file)?.slice(span.start, span.end),
  };
  checkDeclarations(files, typeChecker(book));
  const subject = subjectOf(book, built, files, tags);
  for (const rule of RULES) rule(subject);
  const decls = files.flatMap((file) => file.decls);
  return {
    files,
    catalog: built.catalog,
    built,
    metrics: decls.filter((decl) => decl.kind === 'MetricDecl'),
    tags,
    segments: decls.filter((decl) => decl.kind === 'SegmentDecl'),
    ...tables,
    fileOf,
    diagnostics: findings.sorted(files.map((file) => file.path)),
  };
};
