export type { Check } from './checks.js';
export type { DuplicatesOf } from './duplicates.js';
export type { FieldQuality } from './fields.js';
export {
  type CustomerQuality,
  type EventQuality,
  qualityOf,
  type QualityOptions,
  type QualityReport,
} from './report.js';
export type { DayVolume, Gap } from './volume.js';
