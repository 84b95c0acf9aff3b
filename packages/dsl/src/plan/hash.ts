import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What is only shown: it changes no answer, so it changes no hash. */
const PROSE = new Set(['description', 'group', 'label']);

/** JSON with sorted keys, without prose and undefined values: equal meaning, equal text. */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  return `{${sortedMembers(value)
    .map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`)
    .join()}}`;
};

const sortedMembers = (value: object): readonly (readonly [string, unknown])[] => {
  const parts = value as Readonly<Record<string, unknown>>;
  const members: (readonly [string, unknown])[] = [];
  for (const key of Object.keys(parts).sort()) {
    const part = parts[key];
    // A value of a tag may be called `group`, and what is kept by its name is no prose.
    if (part !== undefined && !(typeof part === 'string' && PROSE.has(key))) members.push([key, part]);
  }
  return members;
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
  for (const [key, part] of sortedMembers(value)) {
    hash.update(utf8ToBytes(`${begun ? ',' : '{'}${JSON.stringify(key)}:`));
    feed(hash, part);
    begun = true;
  }
  hash.update(utf8ToBytes(begun ? '}' : '{}'));
  return bytesToHex(hash.digest());
};
