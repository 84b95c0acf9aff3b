import { z } from 'zod';
import { en, zhCN } from 'zod/locales';
import { streamSettings } from './changes/settings.js';
import { evaluateSettings } from './evaluate/settings.js';
import { journalSettings } from './journal/settings.js';
import { intakeSettings } from './keeper/settings.js';
import { segmentSettings } from './segment-spec/settings.js';
import { webhookSettings } from './webhooks/settings.js';

const MEBIBYTE = 1024 * 1024;

const count = z.number().int().positive();

/** Each limit answers with a problem document that names it. */
const limits = z.strictObject({
  /** The largest body of a request, in bytes, and that of facts, after unpacking. */
  body: count.default(MEBIBYTE),
  factsBody: count.default(16 * MEBIBYTE),
  /** How many facts a request may hold. */
  facts: count.default(10_000),
  /** How deep JSON may be nested. */
  depth: count.default(32),
  /** How many requests a key may send a minute, in the long run. */
  requestsPerMinute: count.default(6000),
  /** How long a job may take, in ms: a draft that is evaluated, an overlap, a portrait. */
  jobMs: count.default(10_000),
});

const sessions = z.strictObject({
  /** How long a login in a browser lasts, in hours, and for how long it may lie idle. */
  hours: count.default(12),
  idleHours: count.default(2),
});

/** All that can be set, and what it is where it is not. */
export const configSchema = z.strictObject({
  /** A SQLite file, or `postgres://…`. */
  database: z.string().min(1),
  /** The folder of the rule book, where that is the truth. */
  rules: z.string().min(1).optional(),
  /** The folder of the built app, served at `/`; without it `/` leads to `/docs`. */
  app: z.string().min(1).optional(),
  host: z.string().min(1).default('127.0.0.1'),
  /** 0: any free one. */
  port: z.number().int().min(0).max(65_535).default(8420),
  /** Names by which the server is reached beside the one that it listens at. */
  hostNames: z.array(z.string().min(1)).default([]),
  /** Pages of these origins may ask (CORS): `https://app.example`. */
  origins: z.array(z.string().min(1)).default([]),
  /** Pages of these origins may show the app in a frame. */
  frames: z.array(z.string().regex(/^https?:\/\/[\w.:*[\]-]+$/)).default([]),
  /** The server stands behind a proxy that says who asks (`X-Forwarded-For`, `X-Forwarded-Proto`). */
  behindProxy: z.boolean().default(false),
  /** Counts of customers below this are not told. */
  smallestCount: count.optional(),
  /** Make a customer of whom nothing else is known for the event of an unknown one. */
  createCustomers: z.boolean().default(true),
  /** How many processes do long work. */
  jobProcesses: count.default(2),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  limits: limits.prefault({}),
  sessions: sessions.prefault({}),
  evaluate: evaluateSettings.prefault({}),
  streams: streamSettings.prefault({}),
  webhooks: webhookSettings.prefault({}),
  intake: intakeSettings.prefault({}),
  segment: segmentSettings.prefault({}),
  journal: journalSettings.prefault({}),
});

export type Config = z.output<typeof configSchema>;
export type ConfigGiven = z.input<typeof configSchema>;

/** Fills in what is left out. Throws `ZodError` for what cannot be; see {@link configFaults}. */
export const configOf = (given: ConfigGiven): Config => configSchema.parse(given, { reportInput: true });

/** What cannot be of a configuration that {@link configOf} refused, each with its place; undefined for other faults. */
export const configFaults = (fault: unknown, language: 'en' | 'zh'): readonly string[] | undefined => {
  if (!(fault instanceof z.ZodError)) return undefined;
  const { localeError } = language === 'zh' ? zhCN() : en();
  return fault.issues.map((issue) => {
    // A locale answers with the words alone, or with an object that holds them.
    const worded = localeError(issue as Parameters<typeof localeError>[0]);
    const words = typeof worded === 'string' ? worded : (worded?.message ?? issue.message);
    return `${issue.path.join('.') || '·'}: ${words}`;
  });
};
