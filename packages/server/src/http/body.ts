import type { IncomingMessage } from 'node:http';
import { gunzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';
import { ServerError } from '../errors/index.js';
import { checkJson } from './json.js';
import type { Environment } from './environment.js';

/** What a route says of its body. */
interface BodyDeclared {
  readonly content: Readonly<Record<string, unknown>>;
}

export interface BodyRules {
  /** In bytes; the server's own limit if left out. */
  readonly limit?: number;
  /** Texts may hold NUL, which no database keeps: whoever reads them looks for it. */
  readonly allowsNul?: boolean;
}

const JSON_TYPE = 'application/json';

/**
 * Refuses a body of another type than the route declares. Of JSON it reads the bytes, no more than may be, and sees to it
 * that they say one thing only; every other type is left to the route, which calls {@link readBytes}.
 */
export const bodyReader =
  ({ content }: BodyDeclared, rules: BodyRules): MiddlewareHandler<Environment> =>
  async (c, next) => {
    const accepted = Object.keys(content);
    const given = c.req.header('content-type');
    const type = given?.split(';')[0]?.trim().toLowerCase();
    if (type === undefined || !accepted.includes(type))
      throw new ServerError(415, 'media-type-unsupported', { given: type, accepted });
    if (type === JSON_TYPE) {
      const text = textOf(await readBytes(c, rules.limit ?? c.get('limits').body));
      checkJson(text, { depth: c.get('limits').depth, allowsNul: rules.allowsNul === true });
      // What is cached here are promises, whatever the types say.
      c.req.bodyCache.text = Promise.resolve(text) as never;
    }
    await next();
  };

/** The bytes of a body, unpacked where it is gzip. Throws 413 above the limit, before and after unpacking. */
export const readBytes = async (c: Context<Environment>, limit: number): Promise<Uint8Array> => {
  if (Number(c.req.header('content-length') ?? 0) > limit) throw tooLarge(limit);
  const encoding = c.req.header('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip')
    throw new ServerError(415, 'encoding-unsupported', { given: encoding });
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of partsOf(c)) {
    length += part.byteLength;
    if (length > limit) throw tooLarge(limit);
    parts.push(part);
  }
  const bytes = Buffer.concat(parts);
  return encoding === 'gzip' ? unpacked(bytes, limit) : bytes;
};

/**
 * Behind a socket what Node itself read: to make a web stream of it takes longer than most bodies take to come. What is not read
 * of it does not end the connection, on which the answer has to go back.
 */
const partsOf = (c: Context<Environment>): AsyncIterable<Uint8Array> => {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: IncomingMessage };
  return (incoming?.iterator({ destroyOnReturn: false }) ?? c.req.raw.body ?? []) as AsyncIterable<Uint8Array>;
};

/** Of a body that grows past the limit no more is unpacked than that. */
const unpacked = (bytes: Uint8Array, limit: number): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    gunzip(bytes, { maxOutputLength: limit }, (fault, result) => {
      if (fault === null) resolve(result);
      else
        reject(
          'code' in fault && fault.code === 'ERR_BUFFER_TOO_LARGE'
            ? tooLarge(limit)
            : new ServerError(400, 'body-not-gzip', {}),
        );
    });
  });

const tooLarge = (limit: number): ServerError => new ServerError(413, 'body-too-large', { limit });

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** The text of UTF-8; a byte order mark is passed over. Throws `body-not-utf8`. */
export const textOf = (bytes: Uint8Array): string => {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new ServerError(400, 'body-not-utf8', { offset: firstBroken(bytes) });
  }
};

/** How many bytes are UTF-8 until one is not, found by halving. */
const firstBroken = (bytes: Uint8Array): number => {
  let [sound, broken] = [0, bytes.length];
  while (sound + 1 < broken) {
    const middle = (sound + broken) >> 1;
    if (isSound(bytes.subarray(0, middle))) sound = middle;
    else broken = middle;
  }
  return sound;
};

/** The last character may be cut off. */
const isSound = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};
