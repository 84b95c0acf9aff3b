/**
 * From text to tree and back: `parse` never throws, `print` keeps every comment, `walk` and `children` go over any
 * node, `equal` compares trees without their spans.
 */
export type * from './ast/index.js';
export { equal } from './equal.js';
export { parse, parseExpression, type ParsedFile } from './parse.js';
export { canFormat, nameText, print, printNode, type PrintOptions, quote } from './print/index.js';
export { reparse } from './reparse.js';
export { isReserved, keywordOf, KEYWORD_IDS, spell, type KeywordId, type Vocabulary } from './tokens/keywords.js';
export type { Comment, Token } from './tokens/token.js';
export { children, pathTo, walk, type Node } from './visit.js';
