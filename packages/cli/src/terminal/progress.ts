import cliProgress from 'cli-progress';
import type { Printer } from './printer.js';
import { fit, pad } from './width.js';

/** What progress there is of one thing after another; the amounts are in any unit. */
export interface Progress {
  /** Starts on the next thing; what was drawn of the last one is gone. */
  begin(label: string, total: number): void;
  advance(done: number): void;
  end(): void;
}

const SILENT: Progress = { begin: () => {}, advance: () => {}, end: () => {} };
const LABEL = 24;

/** A bar that redraws itself, where somebody is watching; nothing elsewhere. `format` draws an amount. */
export function progressOn(printer: Printer, quiet: boolean, format: (amount: number) => string): Progress {
  if (quiet || !printer.live) return SILENT;
  const columns = Math.max(10, Math.min(40, printer.width - LABEL - 40));
  const drawn = (share: number): string => {
    const full = Math.round(share * columns);
    return printer.colors.bar('█'.repeat(full)) + printer.colors.faint('░'.repeat(columns - full));
  };
  let bar: cliProgress.SingleBar | undefined;
  const end = (): void => {
    bar?.stop();
    bar = undefined;
  };
  return {
    begin(label, total) {
      end();
      bar = new cliProgress.SingleBar({
        stream: printer.stream,
        // The work does not yield to timers: drawing happens as it advances.
        synchronousUpdate: true,
        clearOnComplete: true,
        hideCursor: false,
        fps: 20,
        format: (_options, { progress, value, total: whole }) =>
          [
            pad(fit(label, LABEL), LABEL),
            drawn(progress),
            `${String(Math.floor(progress * 100)).padStart(3)}%`,
            `${format(value)} / ${format(whole)}`,
          ].join(' '),
      });
      bar.start(total, 0);
    },
    advance(done) {
      bar?.update(done);
    },
    end,
  };
}
