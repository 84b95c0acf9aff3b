import { aliasNames } from './alias-names.js';
import { amongCustomer } from './among-customer.js';
import { betweenOrder } from './between-order.js';
import { cycles } from './cycles.js';
import { duplicateDeclarations, duplicateNames } from './duplicate-names.js';
import { duplicateTests } from './duplicate-tests.js';
import { duplicateValues } from './duplicate-values.js';
import { habits } from './habits.js';
import { listFiles } from './list-files.js';
import { manualTags } from './manual-tags.js';
import { negationOfMissing } from './negation-of-missing.js';
import { neverFalseAgain } from './never-false-again.js';
import { onNeedsExpires } from './on-needs-expires.js';
import { orderedMany } from './ordered-many.js';
import { otherwise } from './otherwise.js';
import { rankExactly } from './rank-exactly.js';
import { rankRange } from './rank-range.js';
import { rankedMetricInWhere } from './ranked-metric-in-where.js';
import { recencyRankedTop } from './recency-ranked-top.js';
import { repeatsField } from './repeats-field.js';
import { sameDefinition } from './same-definition.js';
import { separateTags } from './separate-tags.js';
import { sequenceForms } from './sequence-forms.js';
import { setElements } from './set-elements.js';
import { spans } from './spans.js';
import { tables } from './tables.js';
import { tagForms } from './tag-forms.js';
import { testForms } from './test-forms.js';
import { times } from './times.js';
import { timezone } from './timezone.js';
import { tooMany } from './too-many.js';
import { whereOutsideEvent } from './where-outside-event.js';
import { windowFit } from './window-fit.js';
import { windowOrder } from './window-order.js';
import type { Rule } from './rule.js';

/** Rules about one declaration by itself and what its names mean, in no order that matters. */
export const OWN_RULES: readonly Rule[] = [
  aliasNames,
  amongCustomer,
  betweenOrder,
  duplicateValues,
  habits,
  manualTags,
  negationOfMissing,
  neverFalseAgain,
  onNeedsExpires,
  orderedMany,
  rankExactly,
  rankRange,
  rankedMetricInWhere,
  recencyRankedTop,
  sequenceForms,
  setElements,
  spans,
  testForms,
  times,
  whereOutsideEvent,
  windowFit,
  windowOrder,
];

/** Rules that hold several declarations against each other, or look at what a whole tag came to. */
export const BOOK_RULES: readonly Rule[] = [
  cycles,
  duplicateDeclarations,
  duplicateNames,
  duplicateTests,
  listFiles,
  otherwise,
  repeatsField,
  sameDefinition,
  separateTags,
  tables,
  tagForms,
  timezone,
  tooMany,
];
