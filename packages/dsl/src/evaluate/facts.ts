/** What is recorded of a customer: tests of a book are made of the same, so its home is the plan. */
export type * from '../plan/facts.js';
