/** The log of changes, streams and webhooks. */
export interface ChangeErrors {
  'no-such-cursor': { readonly cursor: string };
}
