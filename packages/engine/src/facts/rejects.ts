import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { EngineLocale } from '../errors/engine-error.js';
import { findingMessage } from '../errors/finding-message.js';
import type { Finding } from '../errors/findings.js';
import { FileFault } from './files/fault.js';

/** Where bad rows are kept aside. */
export interface Rejects {
  /** `raw` is the row as its file has it. */
  add(row: { readonly finding: Finding; readonly raw: string }): void;
  /** Puts the file in place, replacing one of an earlier import. */
  keep(): void;
  /** Leaves nothing behind. After `keep` it does nothing. */
  discard(): void;
}

/**
 * A CSV file with a line for each bad row: file, line, column, reason, and the row as its file has it. It is written
 * beside its place and put there once the import has gone through. Throws {@link FileFault} where it cannot be written.
 */
export const openRejects = (path: string, locale: EngineLocale): Rejects => {
  const partial = `${path}.partial`;
  const file = onDisk(() => openSync(partial, 'w'));
  let isOpen = true;
  const write = (cells: readonly string[]): void => {
    onDisk(() => writeSync(file, `${cells.map(csvCell).join(',')}\n`));
  };
  const close = (): void => {
    isOpen = false;
    closeSync(file);
  };
  write(['file', 'line', 'column', 'reason', 'row']);
  return {
    add: ({ finding, raw }) =>
      write([finding.file, String(finding.line ?? ''), finding.column ?? '', findingMessage(finding, locale), raw]),
    keep: () => {
      close();
      onDisk(() => renameSync(partial, path));
    },
    discard: () => {
      if (!isOpen) return;
      close();
      rmSync(partial, { force: true });
    },
  };
};

const onDisk = <Result>(work: () => Result): Result => {
  try {
    return work();
  } catch (thrown) {
    throw thrown instanceof Error ? new FileFault('rejects-unwritable', { reason: thrown.message }) : thrown;
  }
};

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
