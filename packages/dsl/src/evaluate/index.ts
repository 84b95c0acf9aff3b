/** One customer's facts → column values → JSON Logic → tags and segments, in any JavaScript runtime. */
export type { CustomerAnswer, PopulationAnswer, TagAnswer } from './answers.js';
export { evaluateCustomer, evaluatePopulation, type HeldAt, historyOf } from './evaluate.js';
export type * from './facts.js';
export type { HeldValue } from './hand-set.js';
export { type Prepared, prepare } from './prepare.js';
