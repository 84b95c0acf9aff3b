/** What is wrong with a request, whatever it asks for. */
export interface HttpErrors {
  'no-such-route': { readonly path: string };
  'method-not-allowed': { readonly method: string; readonly allowed: readonly string[] };
  'media-type-unsupported': { readonly given: string | undefined; readonly accepted: readonly string[] };
  'body-too-large': { readonly limit: number };
  /** Bytes that are no UTF-8, at this place. */
  'body-not-utf8': { readonly offset: number };
  /** Line and column from 1. */
  'body-not-json': { readonly line: number; readonly column: number; readonly found: string };
  'body-key-twice': { readonly key: string; readonly line: number; readonly column: number };
  'body-key-forbidden': { readonly key: string; readonly line: number; readonly column: number };
  'body-too-deep': { readonly limit: number; readonly line: number; readonly column: number };
  'body-number-too-large': { readonly number: string; readonly line: number; readonly column: number };
  'body-with-nul': { readonly line: number; readonly column: number };
  'body-not-gzip': Record<never, never>;
  'encoding-unsupported': { readonly given: string };
  /** The database is away, full or damaged: more is in the log. */
  'store-unavailable': Record<never, never>;
  /** The framework could not read it, and did not say why. */
  'request-unreadable': Record<never, never>;
  'url-not-utf8': Record<never, never>;
  'url-with-nul': Record<never, never>;
  /** The problem document lists each of them under `errors`. */
  'request-invalid': { readonly count: number };
  'too-many-requests': { readonly seconds: number };
  'host-not-local': { readonly host: string };
  'unexpected-fault': Record<never, never>;
  /** `reason`: the system's own code. */
  /** There is no `index.html` in the folder of the app. */
  'app-not-built': { readonly folder: string };
  'cannot-listen': { readonly host: string; readonly port: number; readonly reason: string };
  'shutting-down': Record<never, never>;
}
