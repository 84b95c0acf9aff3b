import type { StepReport } from '@tagwright/engine';
import type { StepFault } from './health.js';

/** What a keeper tells whoever writes the log and counts. No facts and no names of customers are in it. */
export type KeeperEvent =
  | { readonly kind: 'stepped'; readonly report: StepReport; readonly milliseconds: number }
  | { readonly kind: 'published'; readonly report: StepReport; readonly milliseconds: number }
  /** So many answers did not follow from the log; the step has put that right. Of which tags and segments the first are. */
  | { readonly kind: 'disagreed'; readonly count: number; readonly subjects: readonly string[] }
  /** It is tried again after so many ms. */
  | { readonly kind: 'step-failed'; readonly fault: StepFault; readonly retryMs: number }
  /** Another process put a book in force. */
  | { readonly kind: 'book-noticed'; readonly book: string }
  /** The keeper's process ended without being asked to; it is started again. */
  | { readonly kind: 'ended'; readonly reason: string }
  | { readonly kind: 'restarted' };
