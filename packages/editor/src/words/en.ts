import { builder } from './en/builder.js';
import { draft } from './en/draft.js';
import { publish } from './en/publish.js';
import { tests } from './en/tests.js';
import { segments } from './en/segments.js';
import { rules } from './en/rules.js';
import { data } from './en/data.js';
import { start } from './en/start.js';
import { shell } from './en/shell.js';
import { text } from './en/text.js';
import { values } from './en/values.js';
import { why } from './en/why.js';
import { customers } from './en/customers.js';
import { tags } from './en/tags.js';

/** English. One file a page, so that a page's words are read together. */
export const en = {
  builder,
  draft,
  publish,
  tests,
  segments,
  rules,
  data,
  start,
  shell,
  text,
  values,
  why,
  customers,
  tags,
};
