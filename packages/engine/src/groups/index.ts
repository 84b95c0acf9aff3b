export { type Counting, countingOf, type Feature, featuresOf } from './features.js';
export { asFlag, type CustomerGroup, hasValue, isMember } from './group.js';
export { type Member, type MemberOrder, type MemberPlace, type MemberQuery, membersOf } from './members.js';
export { FILTER_OPERATORS, type FilterOperator, type MemberFilter } from './narrowing.js';
export { type Combination, jaccard, type Overlap, overlapOf } from './overlap.js';
export { sinceOf } from './since.js';
export { type GroupSize, groupSizes } from './sizes.js';
export { readValue } from './read-value.js';
