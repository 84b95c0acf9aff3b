/** Work that takes long, and its budget. */
export interface JobErrors {
  'job-too-long': { readonly milliseconds: number };
  'job-cancelled': Record<never, never>;
  'job-ended': { readonly reason: string };
  /** Too many wait already. */
  'too-busy': { readonly seconds: number };
}
