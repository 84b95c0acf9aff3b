import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What is only shown: it changes no answer, so it changes no hash. */
const PROSE = new Set(['description', 'group', 'label']);

/** JSON with sorted keys, without prose and undefined values: equal meaning, equal text. */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  return members(value, canonicalJson);
};

const members = (value: object, textOf: (part: unknown) => string): string => {
  const parts = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(parts).sort()) {
    const part = parts[key];
    // A value of a tag may be called `group`, and what is kept by its name is no prose.
    if (part === undefined || (typeof part === 'string' && PROSE.has(key))) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${textOf(part)}`;
  }
  return `{${text}}`;
};

const known = new WeakMap<object, string>();

/** The canonical JSON of what never changes, remembered for the parts that the next plan may share. */
const remembered = (part: unknown): string => {
  if (part === null || typeof part !== 'object') return canonicalJson(part);
  if (Array.isArray(part)) return `[${part.map(remembered).join()}]`;
  let text = known.get(part);
  if (text === undefined) {
    text = canonicalJson(part);
    known.set(part, text);
  }
  return text;
};

/** SHA-256 in hex of the canonical JSON of a deeply frozen value. */
export const hashOf = (value: object): string => bytesToHex(sha256(utf8ToBytes(members(value, remembered))));
