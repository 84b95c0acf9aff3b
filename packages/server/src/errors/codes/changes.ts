/** The log of changes, streams and webhooks. */
export interface ChangeErrors {
  'no-such-cursor': { readonly cursor: string };
  'too-many-streams': { readonly limit: number };
  'no-such-webhook': { readonly id: string };
  'too-many-webhooks': { readonly limit: number };
  'webhook-url-refused': {
    readonly url: string;
    readonly why: 'unreadable' | 'protocol' | 'credentials' | 'fragment' | 'port';
  };
  'webhook-address-private': { readonly host: string; readonly address: string };
  'no-such-change': { readonly seq: number };
  /** More messages than are sent again at once. */
  'replay-too-large': { readonly limit: number; readonly upTo: number };
}
