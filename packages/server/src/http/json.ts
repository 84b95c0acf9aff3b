import { ServerError } from '../errors/index.js';

export interface JsonRules {
  /** How deep objects and lists may lie in each other. */
  readonly depth: number;
  readonly allowsNul: boolean;
}

/** Where the reading of a text is within its objects and lists. */
interface Level {
  /** The keys of an object so far; undefined for a list. */
  readonly keys: Set<string> | undefined;
  /** The key that it is the value of. */
  readonly under: string | undefined;
  key?: string;
}

/**
 * Sees to it that a text is JSON (RFC 8259) that every reader takes for the same: no key twice in an object, none that
 * a JavaScript program would take for the object's own workings, no number that a double cannot hold. Throws a
 * `ServerError` (400) with line and column.
 */
export const checkJson = (text: string, rules: JsonRules): void => new JsonCheck(text, rules).run();

/** What a text says that {@link checkJson} has nothing against. Throws what that throws. */
export const parseJson = (text: string, rules: JsonRules): unknown => {
  const plain = asWritten(text, rules);
  if (plain !== undefined) return plain.value;
  checkJson(text, rules);
  return JSON.parse(text) as unknown;
};

/** Beyond this many digits a double may hold another number than was written. */
const MANY_DIGITS = /\d{16}/;

/**
 * Most programs write JSON in the way that this one does. A text that comes out the same when what it says is written again has
 * no key twice, and in a fraction of the time that reading it sign by sign takes; where it does not, that proves nothing.
 */
const asWritten = (text: string, { depth }: JsonRules): { readonly value: unknown } | undefined => {
  const mayBeMore = text.includes('\\') || text.includes('"__proto__"') || text.includes('"prototype"');
  if (mayBeMore || MANY_DIGITS.test(text) || (text.match(/[[{]/g)?.length ?? 0) > depth) return undefined;
  try {
    const value = JSON.parse(text) as unknown;
    return JSON.stringify(value) === text ? { value } : undefined;
  } catch {
    return undefined;
  }
};

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const QUOTE = '"';
// In parts: of a text of many millions of signs the expression would remember every one, and run out of room.
// eslint-disable-next-line no-control-regex
const IN_STRING = /(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})){1,65536}/y;
const WORD = /true|false|null/y;

class JsonCheck {
  #at = 0;
  readonly #levels: Level[] = [];

  constructor(
    readonly text: string,
    readonly rules: JsonRules,
  ) {}

  run(): void {
    this.#value();
    while (this.#levels.length > 0) this.#member();
    this.#space();
    if (this.#at < this.text.length) throw this.#unexpected();
  }

  /** What comes next within the innermost object or list: another member, or its end. */
  #member(): void {
    const level = this.#levels.at(-1) as Level & { isBegun?: boolean };
    this.#space();
    const closing = level.keys === undefined ? ']' : '}';
    if (this.#takes(closing)) {
      this.#levels.pop();
      return;
    }
    if (level.isBegun === true && !this.#takes(',')) throw this.#unexpected();
    level.isBegun = true;
    if (level.keys !== undefined) this.#key(level, level.keys);
    this.#value();
  }

  #key(level: Level, keys: Set<string>): void {
    this.#space();
    const start = this.#at;
    const written = this.#string();
    if (written === undefined) throw this.#unexpected();
    this.#refuseNul(written, start);
    const key = JSON.parse(written) as string;
    if (keys.has(key)) throw this.#fault('body-key-twice', key, start);
    if (key === '__proto__' || (key === 'prototype' && level.under === 'constructor'))
      throw this.#fault('body-key-forbidden', key, start);
    keys.add(key);
    level.key = key;
    this.#space();
    if (!this.#takes(':')) throw this.#unexpected();
  }

  #value(): void {
    this.#space();
    const start = this.#at;
    const isObject = this.#takes('{');
    if (isObject || this.#takes('[')) return this.#open(isObject, start);
    const string = this.#string();
    if (string !== undefined) return this.#refuseNul(string, start);
    if (this.#match(WORD) !== undefined) return;
    const number = this.#match(NUMBER);
    if (number === undefined) throw this.#unexpected();
    const value = Number(number);
    const isWhole = /^-?\d+$/.test(number);
    if (!Number.isFinite(value) || (isWhole && !Number.isSafeInteger(value)))
      throw new ServerError(400, 'body-number-too-large', { number: shortened(number), ...this.#place(start) });
  }

  #open(isObject: boolean, start: number): void {
    if (this.#levels.length >= this.rules.depth)
      throw new ServerError(400, 'body-too-deep', { limit: this.rules.depth, ...this.#place(start) });
    this.#levels.push({ keys: isObject ? new Set() : undefined, under: this.#levels.at(-1)?.key });
  }

  #refuseNul(written: string, start: number): void {
    if (!this.rules.allowsNul && /\\u0000/.test(written) && (JSON.parse(written) as string).includes('\0'))
      throw new ServerError(400, 'body-with-nul', this.#place(start));
  }

  #space(): void {
    this.#match(SPACE);
  }

  /** A text with its quotes; undefined, and nothing read, where there is none. */
  #string(): string | undefined {
    const start = this.#at;
    if (!this.#takes(QUOTE)) return undefined;
    while (this.#match(IN_STRING) !== undefined);
    if (this.#takes(QUOTE)) return this.text.slice(start, this.#at);
    this.#at = start;
    return undefined;
  }

  #takes(sign: string): boolean {
    if (this.text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #unexpected(): ServerError {
    const found = /^[\w"']{1,20}|^./su.exec(this.text.slice(this.#at, this.#at + 20))?.[0] ?? '';
    return new ServerError(400, 'body-not-json', { found, ...this.#place(this.#at) });
  }

  #fault(code: 'body-key-twice' | 'body-key-forbidden', key: string, start: number): ServerError {
    return new ServerError(400, code, { key: shortened(key), ...this.#place(start) });
  }

  #place(offset: number): { readonly line: number; readonly column: number } {
    const before = this.text.slice(0, offset);
    return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
  }
}

/** Enough of it to find it again. */
const shortened = (text: string): string => (text.length <= 40 ? text : `${text.slice(0, 39)}…`);
