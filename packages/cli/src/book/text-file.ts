import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { Refusal } from '../exit.js';
import type { Words } from '../words/index.js';

/** Refuses a path where there is no file; a pipe that has a name is one. */
export function requireFile(path: string, shown: string, words: Words['book'], advice?: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? true) throw new Refusal(words.noFile(shown), advice);
}

/** The text of a UTF-8 file, without a byte order mark. Other encodings are refused, so that no character is lost. */
export function readTextFile(path: string, shown: string, words: Words['book']): string {
  requireFile(path, shown, words);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (fault) {
    throw new Refusal(words.cannotRead(shown, (fault as Error).message));
  }
  return decodeText(bytes, shown, words);
}

export function decodeText(bytes: Uint8Array, shown: string, words: Words['book']): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(words.notUtf8(shown), words.notUtf8Advice(shown));
  }
}

/**
 * Puts a new text in the place of a file in one go: whoever reads it, and whatever fails, finds the old one or the new
 * one whole. Permissions stay; a link goes on pointing to its file.
 */
export function replaceTextFile(path: string, text: string): void {
  const target = realpathSync(path);
  const beside = `${target}.tagwright-new`;
  // What somebody left there goes first: a link of that name could lead anywhere.
  rmSync(beside, { force: true });
  const file = openSync(beside, 'wx', statSync(target).mode);
  try {
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, target);
  } catch (fault) {
    rmSync(beside, { force: true });
    throw fault;
  }
}
