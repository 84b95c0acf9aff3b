import type { Dispatcher } from 'undici';
import { request } from 'undici';
import { AddressRefused } from './connect.js';
import type { Outgoing } from './message.js';
import { retryAfterOf } from './schedule.js';
import { signedHeaders } from './secret.js';

/** Why a message was not taken. */
export const REASONS = [
  'status',
  'redirect',
  'timeout',
  'address-refused',
  'name-not-found',
  'certificate',
  'connection',
] as const;

export type Reason = (typeof REASONS)[number];

/** How an attempt went. Nothing of what the receiver said is kept but its status. */
export interface Answer {
  readonly isDelivered: boolean;
  readonly status: number | undefined;
  readonly reason: Reason | undefined;
  readonly milliseconds: number;
  /** How long the receiver asks to be left alone, in ms. */
  readonly retryAfter: number | undefined;
}

export interface Target {
  readonly url: string;
  readonly secrets: readonly string[];
}

export interface Way {
  readonly agent: Dispatcher;
  readonly timeoutMs: number;
  /** The instant that is signed (ms UTC): receivers hold it against the clock on their wall. */
  readonly wallClock: () => number;
}

/** So much of an answer's body is read, in bytes, that the connection can be used again. */
const MOST_READ = 4096;

/** Sends a message once. Never throws: whatever goes wrong is an answer. */
export const post = async ({ url, secrets }: Target, message: Outgoing, way: Way): Promise<Answer> => {
  const began = performance.now();
  const at = way.wallClock();
  const signal = AbortSignal.timeout(way.timeoutMs);
  const answer = (given: Partial<Answer>): Answer => ({
    isDelivered: false,
    status: undefined,
    reason: undefined,
    retryAfter: undefined,
    milliseconds: Math.round(performance.now() - began),
    ...given,
  });
  try {
    const { statusCode, headers, body } = await request(url, {
      method: 'POST',
      dispatcher: way.agent,
      signal,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'tagwright-webhooks',
        ...signedHeaders(secrets, { ...message, at }),
      },
      body: message.body,
    });
    // What it goes on to say changes nothing, and takes no longer than the rest of its time.
    await body.dump({ limit: MOST_READ, signal }).catch(() => undefined);
    const asked = [headers['retry-after']].flat()[0];
    return answer({
      status: statusCode,
      ...(statusCode >= 200 && statusCode < 300
        ? { isDelivered: true }
        : { reason: statusCode >= 300 && statusCode < 400 ? 'redirect' : 'status' }),
      ...(statusCode === 429 || statusCode === 503 ? { retryAfter: retryAfterOf(asked, at) } : {}),
    });
  } catch (thrown) {
    return answer({ reason: signal.aborted ? 'timeout' : reasonOf(thrown) });
  }
};

const reasonOf = (thrown: unknown): Reason => {
  if (thrown instanceof AddressRefused) return 'address-refused';
  const { code = '' } = thrown as { readonly code?: unknown };
  const text = String(code);
  if (/TIMEOUT|ETIMEDOUT/.test(text)) return 'timeout';
  if (text === 'ENOTFOUND' || text === 'EAI_AGAIN') return 'name-not-found';
  if (/CERT|TLS|SSL|SIGNATURE/.test(text)) return 'certificate';
  return 'connection';
};
