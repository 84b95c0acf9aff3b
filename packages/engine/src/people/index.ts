/** What is read of single customers: cards, timelines, searches. */
export { type CustomerCard, customerCard, type Held } from './card.js';
export { type HandSetValue, handSetValues } from './hand-set.js';
export {
  type CustomerSearch,
  type FoundCustomer,
  isIndexed,
  searchCustomers,
  type SearchPage,
  textFields,
} from './search.js';
export {
  type Happening,
  type HappeningKind,
  timelinePage,
  type TimelinePlace,
  type TimelineQuery,
} from './timeline.js';
