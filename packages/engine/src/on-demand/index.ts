/** One customer, or a few, or some that are stored nowhere, asked about for themselves under a book or a draft. */
export { type Asked, askedPart } from './asked.js';
export { type Cost, costOf, type TableSizes, tableSizes } from './cost.js';
export { draftPopulation } from './draft-population.js';
export { asksEverybody, type FoundPopulation, foundPopulation, NOBODY_FOUND } from './population.js';
export { knownFacts } from './known-facts.js';
export { type SomeCustomers, someCustomers, type SomeWanted } from './some-customers.js';
export { type ReadCustomers, readCustomers, type WrittenCustomer, type WrittenRefusal } from './written.js';
