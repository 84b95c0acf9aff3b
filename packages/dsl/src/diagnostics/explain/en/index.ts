import type { CodeParams } from '../../codes/index.js';
import type { Explanations } from '../explanation.js';
import { events } from './events.js';
import { catalog, names } from './names.js';
import { patterns } from './patterns.js';
import { reasoning } from './reasoning.js';
import { syntax } from './syntax.js';
import { advice, tags } from './tags.js';
import { tests } from './tests.js';
import { ranks, types } from './values.js';

export const en: Explanations<CodeParams> = {
  ...syntax,
  ...names,
  ...catalog,
  ...types,
  ...events,
  ...patterns,
  ...ranks,
  ...tags,
  ...tests,
  ...advice,
  ...reasoning,
};
