import { shell } from './en/shell.js';

/** English. One file a page, so that a page's words are read together. */
export const en = { shell };
