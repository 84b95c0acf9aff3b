import { ServerError } from '../errors/index.js';

/** So many characters, as people count them, may a name have. */
export const LONGEST_NAME = 50;

export interface PersonalName {
  /** As it is shown. */
  readonly name: string;
  /** What it is told from others by: neither case nor the width of characters makes another tag. */
  readonly key: string;
}

/** Control characters, and invisible ones that turn the direction of text; what joins emoji is let through. */
const UNREADABLE = /(?!\u200D)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

/** A name as it is kept: in normal form C, without blanks around it, single ones within. Throws for what is no name. */
export const personalName = (given: string): PersonalName => {
  const name = given.normalize('NFC').trim().replaceAll(/\s+/gu, ' ');
  if (name === '') throw new ServerError(422, 'personal-tag-without-name', {});
  if (UNREADABLE.test(name)) throw new ServerError(422, 'personal-tag-unreadable', { name: given });
  const length = [...name].length;
  if (length > LONGEST_NAME) throw new ServerError(422, 'personal-tag-too-long', { length, limit: LONGEST_NAME });
  return { name, key: name.normalize('NFKC').toLowerCase() };
};
