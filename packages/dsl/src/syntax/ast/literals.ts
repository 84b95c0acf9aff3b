import type { NodeBase } from './base.js';

/** `3万元`: the decimal as written (half-width, no `_`), its scale word, its ignored counter. */
export interface NumberLit extends NodeBase<'NumberLit'> {
  /** Canonical decimal before the scale word: `3`, `1.5`; no sign, no leading zeros, no trailing fraction zeros. */
  readonly value: string;
  readonly scale: '' | '万' | '亿';
  /** `次`, `岁`, `元`, … or empty. It carries no meaning. */
  readonly counter: string;
}

/** `20%` outside a rank: the number 0.2. */
export interface PercentLit extends NodeBase<'PercentLit'> {
  readonly value: string;
}

export type DurationUnit = 's' | 'min' | 'h' | 'd' | 'w' | 'mo' | 'y';

/** `90d`, `90天`, `3mo`. `mo` and `y` are calendar spans, the others exact lengths. */
export interface DurationLit extends NodeBase<'DurationLit'> {
  readonly amount: string;
  readonly unit: DurationUnit;
}

/** `2026-11-11` or `2026-11-11 20:00[:30]`, in the book's time zone. */
export interface DateLit extends NodeBase<'DateLit'> {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** `HH:MM` or `HH:MM:SS`; empty for a whole date. */
  readonly time: string;
}

export interface BoolLit extends NodeBase<'BoolLit'> {
  readonly value: boolean;
}
