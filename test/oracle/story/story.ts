import type { Book, Event, FactValue } from '../model/index.js';

/**
 * What happens to a database over time: facts that arrive, in whatever order, and steps that bring its answers up to
 * date. The oracle knows what is right at the end of every step, whichever steps there were.
 */
export interface Story {
  /** The first book, and perhaps one that takes its place: both speak of the same customers and events. */
  readonly books: readonly Book[];
  /** The share of customers above which a step may work everything out anew instead. */
  readonly fallBack: number;
  /** In order of their instants. */
  readonly happenings: readonly Happening[];
}

export type Happening = Arrival | Step;

/** Facts that arrive together at an instant (ms UTC), which need not be the one that they are about. */
export interface Arrival {
  readonly kind: 'arrival';
  readonly at: number;
  readonly facts: readonly StoryFact[];
}

/** The answers are brought up to date with an instant (ms UTC), under a book. */
export interface Step {
  readonly kind: 'step';
  readonly at: number;
  /** Its place among the story's books. */
  readonly book: number;
  /** Stands in the sparse cadence too: so do the first and the last step of a book, where what it says begins and ends. */
  readonly fixed: boolean;
}

export type StoryFact =
  /** A new event, the same once more, or another one of the same id in its place. */
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'delete-event'; readonly event: string; readonly id: string }
  /** A customer, or more about one. */
  | {
      readonly kind: 'customer';
      readonly id: string;
      /** Since when the customer is known, ms UTC. */
      readonly at?: number;
      /** From when the fields hold; absent: from the arrival on. */
      readonly asOf?: number;
      /** `null`: missing from then on. */
      readonly fields: Readonly<Record<string, FactValue | null>>;
    }
  | {
      readonly kind: 'hand-set';
      readonly customer: string;
      readonly tag: string;
      readonly value: string;
      readonly from: number;
      readonly until?: number;
    }
  /** Without a value: all values of the tag. */
  | {
      readonly kind: 'hand-remove';
      readonly customer: string;
      readonly tag: string;
      readonly value?: string;
      readonly at: number;
    }
  | { readonly kind: 'merge'; readonly customer: string; readonly merged: string }
  | { readonly kind: 'unmerge'; readonly merged: string }
  | { readonly kind: 'erase'; readonly customer: string };
