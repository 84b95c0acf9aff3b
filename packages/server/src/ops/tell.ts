import { unreachable } from '@tagwright/dsl';
import type { KeeperEvent } from '../keeper/event.js';
import type { Log } from './log.js';

/** Writes down what the keeper tells of itself. */
export const tellOfKeeper =
  (log: Log) =>
  (event: KeeperEvent): void => {
    switch (event.kind) {
      case 'stepped': {
        const { mode, dirty, changes, lastSeq } = event.report;
        return log.debug({ mode, dirty, changes, lastSeq, ms: Math.round(event.milliseconds) }, 'step');
      }
      case 'published':
        return log.info({ book: event.report.book, ms: Math.round(event.milliseconds) }, 'book published');
      case 'disagreed':
        return log.warn({ count: event.count, subjects: event.subjects }, 'answers that the log did not lead to');
      case 'step-failed':
        return log.error({ code: event.fault.code, times: event.fault.times, retryMs: event.retryMs }, 'step failed');
      case 'book-noticed':
        return log.info({ book: event.book }, 'book published elsewhere');
      case 'ended':
        return log.error({ reason: event.reason }, 'the keeper ended');
      case 'restarted':
        return log.warn({}, 'the keeper was started again');
      default:
        return unreachable(event);
    }
  };
