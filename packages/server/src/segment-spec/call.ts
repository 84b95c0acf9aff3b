/** What a tracker says, as the Segment spec has it (https://segment.com/docs/connections/spec). */
export const CALL_TYPES = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const;

export type CallType = (typeof CALL_TYPES)[number];

/** One call, read as far as it can be: what is not of the type that the spec gives it is as if it were left out. */
export interface Call {
  /** As it was sent, which may be none of the types. */
  readonly type: string;
  readonly messageId: string | undefined;
  readonly userId: string | undefined;
  readonly anonymousId: string | undefined;
  readonly previousId: string | undefined;
  /** Of `track`; the `name` of a `page` or `screen`. */
  readonly event: string | undefined;
  readonly category: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly traits: Readonly<Record<string, unknown>>;
  /** When it happened by the clock of the device, and when it was sent, as they were written. */
  readonly timestamp: unknown;
  readonly sentAt: unknown;
}

type Sent = Readonly<Record<string, unknown>>;

/** `type`: what the address says, for a call that comes alone; `sentAt`: of the batch. */
export const readCall = (sent: unknown, type?: CallType, sentAt?: unknown): Call => {
  const call: Sent = isObject(sent) ? sent : {};
  return {
    type: type ?? String(call['type'] ?? call['action'] ?? ''),
    messageId: idOf(call['messageId']),
    userId: idOf(call['userId']),
    anonymousId: idOf(call['anonymousId']),
    previousId: idOf(call['previousId']),
    event: idOf(call['event']) ?? idOf(call['name']),
    category: idOf(call['category']),
    properties: isObject(call['properties']) ? call['properties'] : {},
    traits: isObject(call['traits']) ? call['traits'] : {},
    timestamp: call['originalTimestamp'] ?? call['timestamp'],
    sentAt: call['sentAt'] ?? sentAt,
  };
};

export const isObject = (value: unknown): value is Sent =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Trackers write ids as text or as numbers. */
const idOf = (value: unknown): string | undefined => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
};
