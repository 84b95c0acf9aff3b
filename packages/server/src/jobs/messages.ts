import type { Thrown } from './crossing.js';

/** What a process is told: which database to open, and then one job after another. */
export type ToProcess =
  | { readonly kind: 'open'; readonly database: string }
  | { readonly kind: 'job'; readonly name: string; readonly args: unknown };

/** What it says. `refused`: it could not begin at all, and ends. */
export type FromProcess =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly thrown: Thrown }
  | { readonly kind: 'part'; readonly part: unknown }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly thrown: Thrown };
