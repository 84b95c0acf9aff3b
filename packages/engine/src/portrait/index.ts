export type { Bucket } from './buckets.js';
export { compared, type Comparison, type Share } from './comparison.js';
export { portraitOf, type PortraitOptions } from './portrait.js';
export type {
  AmountsPortrait,
  Counted as PortraitCount,
  FeaturePortrait,
  Portrait,
  Quartiles,
  SegmentPortrait,
  TagPortrait,
  ValuesPortrait,
} from './report.js';
export type { Typical } from './typical.js';
export type { Tallied } from './value-tally.js';
