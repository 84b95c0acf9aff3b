import type { en } from './en.js';
import { builder } from './zh/builder.js';
import { draft } from './zh/draft.js';
import { publish } from './zh/publish.js';
import { tests } from './zh/tests.js';
import { segments } from './zh/segments.js';
import { rules } from './zh/rules.js';
import { data } from './zh/data.js';
import { start } from './zh/start.js';
import { shell } from './zh/shell.js';
import { text } from './zh/text.js';
import { values } from './zh/values.js';
import { why } from './zh/why.js';
import { customers } from './zh/customers.js';
import { tags } from './zh/tags.js';

/** 中文，与英文逐项对应。 */
export const zh: typeof en = {
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
