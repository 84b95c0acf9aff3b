import { createHash, randomBytes } from 'node:crypto';

/** A key as it is made: shown once, and after that known by its hash alone. */
export interface NewKey {
  /** By which it is spoken of: the first part of the key itself, which is no secret. */
  readonly id: string;
  /** `tw_<id>_<secret>`. */
  readonly key: string;
  readonly hash: string;
}

const KEY = /^tw_([a-z0-9]{8})_([A-Za-z0-9_-]{43})$/;

/** Makes a key of 256 random bits. */
export const newKey = (): NewKey => {
  const id = randomBytes(5).toString('hex').slice(0, 8);
  const key = `tw_${id}_${randomBytes(32).toString('base64url')}`;
  return { id, key, hash: hashOf(key) };
};

/** Whether a text has the form of a key. */
export const isKey = (text: string): boolean => KEY.test(text);

/** What is stored of a secret. Of 256 random bits one round is enough: there is nothing to guess. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A secret for a login, and what is stored of it. */
export const newSecret = (): { readonly secret: string; readonly hash: string } => {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: hashOf(secret) };
};
