/** Rules of other systems in our language: pure functions from documents to declarations and findings. */
export type { ImportedRule, ImportedRules, ImportOptions } from './document.js';
export type { ImportCode, ImportFinding } from './findings.js';
export type { Json } from './json.js';
export { importJsonLogic } from './json-logic/document.js';
export { importMessage } from './messages/index.js';
export { importQuery } from './query/document.js';
export { type DeclaredTag, declareListedTags, type ListedTag } from './tag-list.js';
