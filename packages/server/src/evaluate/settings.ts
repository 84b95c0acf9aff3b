import { z } from 'zod';
import type { KeyRole } from '../auth/roles.js';

const count = z.number().int().positive();

/** The limits of evaluation on demand and of previews; each answers with a problem document that names it. */
export const evaluateSettings = z.strictObject({
  /** The longest that the files of a draft may be together, in bytes. */
  ruleBytes: count.default(256 * 1024),
  /** How many customers may be asked about at a time. */
  customers: count.default(1000),
  /** How many of them are answered at once, without a process of their own. */
  atOnce: count.default(20),
  /** How many rows a draft may make the database look at. */
  rows: count.default(2_000_000_000),
  /** How long an evaluation may take for a role, in ms; `limits.jobMs` where it is left out. */
  milliseconds: z
    .strictObject({ viewer: count, operator: count, engineer: count, admin: count })
    .partial()
    .prefault({}),
  /** How long a preview may take, in ms: everybody is counted. */
  previewMs: count.default(60_000),
  /** How many customers an estimate looks at. */
  sample: count.default(5000),
  /** For how long the result of a preview can be asked for after its end, in ms. */
  previewsKeptMs: count.default(300_000),
  /** How many previews may be under way or kept, of everybody together. */
  previews: count.default(100),
});

export type EvaluateSettings = z.output<typeof evaluateSettings>;

/** How long somebody's evaluation may take, in ms. */
export const deadlineOf = (
  role: KeyRole,
  { limits, evaluate }: { readonly limits: { readonly jobMs: number }; readonly evaluate: EvaluateSettings },
): number => (role === 'ingest' ? limits.jobMs : (evaluate.milliseconds[role] ?? limits.jobMs));
