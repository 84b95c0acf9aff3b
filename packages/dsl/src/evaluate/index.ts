/** One customer's facts → column values → JSON Logic → tags and segments, in any JavaScript runtime. */
export type { CustomerAnswer, PopulationAnswer, TagAnswer } from './answers.js';
export { evaluateCustomer, evaluatePopulation, type HeldAt, historyOf } from './evaluate.js';
export type { HeldValue } from './hand-set.js';
export { type Observed, type ObservedCustomer, observe } from './observe.js';
export { type Prepared, prepare } from './prepare.js';
export { nearestCase, nearestMiss, type Miss } from './explain/nearest-miss.js';
export { nextChange, type NextChange, type NextChangeOptions } from './explain/next-change.js';
export type {
  CaseSeen,
  ConditionSeen,
  CustomerSeen,
  Seen,
  SegmentSeen,
  TagSeen,
  AnswerTarget,
} from './explain/seen.js';
export { conditionReasons, type ConditionReasons, reasonsOf, segmentReasons, tagReasons } from './explain/reasons.js';
export { why } from './explain/why.js';
export { type Coverable, Looked, operandsOf, subjectsUnder } from './coverage.js';
export { type ExpectStep, type Looking, runTest, type TestOutcome, type UnmetExpectation } from './book-test.js';
export {
  populationBound,
  recordedAt,
  restingOn,
  type Stretch,
  type SubjectId,
  type SubjectValues,
  type Timelines,
  type Turn,
  turnsBetween,
} from './timeline.js';
