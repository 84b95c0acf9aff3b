import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What is only shown: it changes no answer, so it changes no hash. */
const PROSE = new Set(['description', 'group', 'label']);

/** JSON with sorted keys, without prose and undefined values: equal meaning, equal text. */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const pieces: string[] = [];
  write(value, pieces);
  return pieces.join('');
};

/** A plan has a hundred thousand parts: what is written of them is put together once, at the end. */
const write = (value: unknown, pieces: string[]): void => {
  if (value === null || typeof value !== 'object') {
    pieces.push(JSON.stringify(value) ?? 'null');
  } else if (Array.isArray(value)) {
    pieces.push('[');
    for (let at = 0; at < value.length; at += 1) {
      if (at > 0) pieces.push(',');
      write(value[at], pieces);
    }
    pieces.push(']');
  } else {
    const parts = value as Readonly<Record<string, unknown>>;
    let before = '{';
    for (const key of sortedKeys(parts)) {
      const part = parts[key];
      if (!isShown(key, part)) continue;
      pieces.push(before, quoted(key), ':');
      write(part, pieces);
      before = ',';
    }
    pieces.push(before === '{' ? '{}' : '}');
  }
};

/** Whether a member counts. A value of a tag may be called `group`, and what is kept by its name is no prose. */
const isShown = (key: string, part: unknown): boolean =>
  part !== undefined && !(typeof part === 'string' && PROSE.has(key));

/** By code unit. A part of a plan has a few keys, which are put in order without taking memory. */
const sortedKeys = (parts: object): readonly string[] => {
  const keys = Object.keys(parts);
  if (keys.length > FEW) return keys.sort();
  for (let at = 1; at < keys.length; at += 1) {
    const key = keys[at] as string;
    let to = at;
    for (; to > 0 && (keys[to - 1] as string) > key; to -= 1) keys[to] = keys[to - 1] as string;
    keys[to] = key;
  }
  return keys;
};

const FEW = 16;

/** Keys as JSON writes them. Plans have some sixty; names that somebody gave come on top. */
const quotedKeys = new Map<string, string>();
const MOST_KEYS = 500;

const quoted = (key: string): string => {
  const known = quotedKeys.get(key);
  if (known !== undefined) return known;
  const text = JSON.stringify(key);
  if (quotedKeys.size < MOST_KEYS) quotedKeys.set(key, text);
  return text;
};

const known = new WeakMap<object, Uint8Array>();

/** The canonical JSON of what never changes, remembered for the parts that the next plan may share. */
const remembered = (part: object): Uint8Array => {
  let bytes = known.get(part);
  if (bytes === undefined) {
    bytes = utf8ToBytes(canonicalJson(part));
    known.set(part, bytes);
  }
  return bytes;
};

/** Lists are put together of what is remembered of their items. */
const feed = (hash: Hash, part: unknown): void => {
  if (!Array.isArray(part)) {
    hash.update(part !== null && typeof part === 'object' ? remembered(part) : utf8ToBytes(canonicalJson(part)));
    return;
  }
  hash.update(OPEN);
  part.forEach((item, at) => {
    if (at > 0) hash.update(COMMA);
    feed(hash, item);
  });
  hash.update(CLOSE);
};

type Hash = ReturnType<typeof sha256.create>;

const [OPEN, COMMA, CLOSE] = ['[', ',', ']'].map(utf8ToBytes) as [Uint8Array, Uint8Array, Uint8Array];

/** SHA-256 in hex of the canonical JSON of a deeply frozen value. */
export const hashOf = (value: object): string => {
  const hash = sha256.create();
  let begun = false;
  const parts = value as Readonly<Record<string, unknown>>;
  for (const key of sortedKeys(parts)) {
    const part = parts[key];
    if (!isShown(key, part)) continue;
    hash.update(utf8ToBytes(`${begun ? ',' : '{'}${quoted(key)}:`));
    feed(hash, part);
    begun = true;
  }
  hash.update(utf8ToBytes(begun ? '}' : '{}'));
  return bytesToHex(hash.digest());
};
