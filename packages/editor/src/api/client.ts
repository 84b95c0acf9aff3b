import type { AppType } from '@tagwright/server';
import { hc } from 'hono/client';
import type { Locale } from '../words/locale.js';
import { Problem } from './problem.js';

/** How the server is reached, and how whoever asks is known. */
export interface Connection {
  /** Where the server is; the page's own origin if left out. */
  readonly server?: string;
  /** A key to show; without one the browser's login counts. */
  readonly key?: string;
}

/** The routes of the server, typed: `api.v1.book.$get()`. */
export type Api = ReturnType<typeof apiOf>;

/** A client that asks in a language. */
export const apiOf = ({ server = '', key }: Connection, locale: () => Locale) =>
  hc<AppType>(server, {
    fetch: (input: RequestInfo | URL, init?: RequestInit) => {
      const headers = new Headers(init?.headers);
      headers.set('Accept-Language', locale());
      if (key !== undefined) headers.set('Authorization', `Bearer ${key}`);
      return fetch(input, { ...init, headers, credentials: key === undefined ? 'include' : 'omit' });
    },
  });

/** An answer as hono's client types it. */
interface Answer<Body> {
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<Body>;
}

/** The body of an answer, less what problems would hold. */
type Good<Given> = Given extends Answer<infer Body> & { readonly ok: true } ? Body : never;

/**
 * The body of an answer. Throws the {@link Problem} that the server told of, and `unreachable` where it said nothing.
 *
 *     const book = await answer(api.v1.book.$get());
 */
export const answer = async <Given extends Answer<unknown>>(asked: Promise<Given>): Promise<Good<Given>> => {
  const response = await reached(asked);
  if (!response.ok) throw await Problem.of(response as unknown as Response);
  return (response.status === 204 ? undefined : await response.json()) as Good<Given>;
};

const reached = async <Given>(asked: Promise<Given>): Promise<Given> => {
  try {
    return await asked;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown;
    throw new Problem({ status: 0, code: 'unreachable', title: 'unreachable', detail: String(thrown) });
  }
};
