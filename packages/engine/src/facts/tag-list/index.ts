/** Lists of other systems that say who has which tag, as values that are set by hand. */
export { importTagList, type TagListOptions } from './import.js';
export { readTagList, type TagList, type TagListRow } from './read.js';
