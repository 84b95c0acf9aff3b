import type { Plan } from '@tagwright/dsl';
import type { Fact, StepReport } from '@tagwright/engine';
import type { Thrown } from '../jobs/crossing.js';
import type { KeeperEvent } from './event.js';
import type { KeeperHealth } from './health.js';
import type { Publication } from './keeper.js';
import type { KeeperSettings } from './settings.js';

/** What the keeper's process is told to do. */
export type Order =
  | { readonly kind: 'open'; readonly database: string; readonly settings: KeeperSettings }
  | { readonly kind: 'ingest'; readonly facts: readonly Fact[]; readonly bytes: number }
  | { readonly kind: 'record'; readonly name: string; readonly args: unknown }
  | { readonly kind: 'publish'; readonly plan: Plan; readonly how: Publication }
  | { readonly kind: 'stepped' }
  | { readonly kind: 'close' };

export interface ToKeeper {
  /** Each order has another one, which its answer bears. */
  readonly id: number;
  readonly order: Order;
}

/** What it says: answers, and what happens beside them. */
export type FromKeeper =
  | { readonly kind: 'done'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly thrown: Thrown }
  | { readonly kind: 'step'; readonly report: StepReport }
  | { readonly kind: 'event'; readonly event: KeeperEvent }
  | { readonly kind: 'health'; readonly health: KeeperHealth };
