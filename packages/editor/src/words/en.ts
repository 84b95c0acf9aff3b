import { publish } from './en/publish.js';
import { shell } from './en/shell.js';
import { values } from './en/values.js';
import { why } from './en/why.js';

/** English. One file a page, so that a page's words are read together. */
export const en = {
  publish,
  shell,
  values,
  why,
};
