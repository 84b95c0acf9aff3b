/** Segments, exports, counts. */
export interface GroupErrors {
  'no-such-segment': { readonly name: string };
}
