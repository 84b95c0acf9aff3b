import { OPERATORS } from './index.js';
import type { Scope, ScopeEvent, World } from './scope.js';

export const DAY = 86_400_000;
/** Noon of 1 June 2026 in Shanghai. */
export const NOW = Date.UTC(2026, 5, 1, 4);

export const world = (more: Partial<World> = {}): World => ({
  now: NOW,
  zone: 'Asia/Shanghai',
  customer: { id: 'c1', fields: {} },
  events: {},
  handSet: {},
  lists: {},
  columns: {},
  histories: {},
  thresholds: [],
  tags: {},
  segments: {},
  ...more,
});

export const happened = (at: number, id = String(at), values: ScopeEvent['values'] = {}): ScopeEvent => ({
  id,
  at,
  values,
});

/** What an operator gives over a world, or over one of its events. */
export const given =
  (more: Partial<World> = {}, inside: Omit<Scope, 'world'> = {}) =>
  (operator: string, ...operands: readonly unknown[]): unknown => {
    const run = OPERATORS[operator];
    if (run === undefined) throw new Error(`no ${operator}`);
    return run({ world: world(more), ...inside }, ...operands);
  };
