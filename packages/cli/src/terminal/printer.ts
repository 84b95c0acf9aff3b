import type { Output } from '../io.js';
import type { Palette } from './palette.js';

/** Whoever read the output has gone (`tagwright run … | head`): nothing more needs to be said, and nothing is wrong. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}

/** Without a terminal to ask, lines are laid out for this many columns. */
const DEFAULT_WIDTH = 100;
const CHUNK = 64 * 1024;

/** A stream with its colours and its width. */
export class Printer {
  /** A person is watching: progress may be drawn and redrawn. */
  readonly live: boolean;
  /** Columns to lay lines out for. */
  readonly width: number;
  #closed = false;

  constructor(
    readonly stream: Output,
    readonly colors: Palette,
  ) {
    this.live = stream.isTTY === true;
    this.width = Math.max(40, (this.live && stream.columns) || DEFAULT_WIDTH);
    // Without a listener a closed pipe would end the process; the write's callback reports it.
    stream.on('error', () => {
      this.#closed = true;
    });
  }

  /** Resolves when the stream has taken the text, so that large output never piles up. */
  async write(text: string): Promise<void> {
    if (this.#closed) throw new OutputClosed();
    if (text === '') return;
    await new Promise<void>((resolve, reject) => {
      this.stream.write(text, (fault) => {
        if (!fault) resolve();
        else reject(isClosedPipe(fault) ? new OutputClosed() : fault);
      });
    });
  }

  async lines(lines: readonly string[]): Promise<void> {
    if (lines.length > 0) await this.write(`${lines.join('\n')}\n`);
  }

  /** Writes pieces as they come, gathered into chunks. */
  async pieces(pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
    let chunk = '';
    for await (const piece of pieces) {
      chunk += piece;
      if (chunk.length >= CHUNK) {
        await this.write(chunk);
        chunk = '';
      }
    }
    await this.write(chunk);
  }
}

function isClosedPipe(fault: Error): boolean {
  const { code } = fault as NodeJS.ErrnoException;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || code === 'ERR_STREAM_WRITE_AFTER_END';
}
