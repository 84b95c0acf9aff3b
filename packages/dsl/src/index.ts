/** Text → Ast → checked Ast → Plan, in any JavaScript runtime. SQL stands behind `@tagwright/dsl/sql`. */
export {
  coverageOfTags,
  tiesAtThresholds,
  unusedTags,
  type Advised,
  type ReachedThreshold,
  type TagCoverage,
  type Verdict,
} from './advice/index.js';
export { MAX_EXACT } from './catalog/types.js';
export type * from './catalog/catalog.js';
export type * from './catalog/types.js';
export type * from './check/model.js';
export { nearest } from './check/suggest/nearest.js';
export { carriedTo, NO_MEMORY } from './plan/resolve/index.js';
export { compile, planBook, type BookSources, type Compilation, type PlannedBook } from './compile.js';
export type * from './diagnostics/diagnostic.js';
export type { Code } from './diagnostics/codes/index.js';
export { CODES, codeNamed, explain, type Explanation } from './diagnostics/explain/index.js';
export { fixTitle, message, type MessageLocale } from './diagnostics/messages/index.js';
export type * from './plan/index.js';
export {
  jsonLogicOf,
  jsonLogicOperators,
  type JsonLogicDocument,
  type Rule as JsonLogicRule,
  type Scope as JsonLogicData,
  type World as JsonLogicWorld,
} from './emit/json-logic/index.js';
export * from './evaluate/index.js';
export { bookChanges, type BookChange, type ChangedKind, type PartChanges } from './plan/book-changes.js';
export { answersAsked, type FieldColumns, fieldsRead, readsAny } from './plan/fields-read.js';
export { footingOf, type Footing, standsIn } from './plan/footing.js';
export { type PartId, renumbered } from './plan/references.js';
export { meaningsIn, type SharedParts, sharedParts } from './plan/shared-parts.js';
export type { Origin } from './plan/resolve/index.js';
export { withoutFields } from './plan/without-fields.js';
export { sameWords, type Wording, type WordingOf, wordingOf } from './plan/wording.js';
export { UNNAMED } from './plan/tests.js';
export * from './plan/semantics/index.js';
export type * as Ast from './syntax/ast/index.js';
export {
  canFormat,
  children,
  equal,
  isReserved,
  KEYWORD_IDS,
  keywordOf,
  nameText,
  parse,
  print,
  printNode,
  quote,
  reparse,
  spell,
  walk,
  type Comment,
  type KeywordId,
  type Node,
  type ParsedFile,
  type PrintOptions,
  type Token,
  type Vocabulary,
} from './syntax/index.js';
export { LineMap, type Position } from './text/line-map.js';
export type { Span } from './text/span.js';
export { unreachable } from './text/unreachable.js';
