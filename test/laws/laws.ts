import { adviceLaw } from './advice-law.js';
import { commandLaw } from './command-law.js';
import { nextChangeLaw, whyLaw } from './explanation-laws.js';
import { cadenceLaw } from './incremental/cadence-law.js';
import { incrementalLaw } from './incremental/incremental-law.js';
import type { Law } from './law.js';
import { logicLaw } from './logic-law.js';
import { oracleLaw } from './oracle-law.js';
import { speltOutLaw } from './spelt-out-law.js';
import { testsLaw } from './tests-law.js';
import { printingLaw, vocabulariesLaw } from './writing-laws.js';

/** The laws that random cases can break, each by a seed. */
export const LAWS: readonly Law[] = [
  oracleLaw,
  commandLaw,
  whyLaw,
  nextChangeLaw,
  logicLaw,
  speltOutLaw,
  testsLaw,
  vocabulariesLaw,
  printingLaw,
  adviceLaw,
  incrementalLaw,
  cadenceLaw,
];
