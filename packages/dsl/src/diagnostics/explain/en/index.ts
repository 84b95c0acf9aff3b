import type { CodeParams } from '../../codes/index.js';
import type { Explanations } from '../explanation.js';
import { events } from './events.js';
import { catalog, names } from './names.js';
import { syntax } from './syntax.js';
import { advice, tags } from './tags.js';
import { ranks, types } from './values.js';

export const en: Explanations<CodeParams> = {
  ...syntax,
  ...names,
  ...catalog,
  ...types,
  ...events,
  ...ranks,
  ...tags,
  ...advice,
};
