import {
  nextChange,
  prepare,
  reasonsOf,
  why as whyOf,
  wordingOf,
  localInstant,
  type AnswerTarget,
  type CustomerSeen,
  type NextChange,
  type Plan,
} from '@tagwright/dsl';
import { asEvaluated, customerFields, EngineError, evaluate, evaluated } from '@tagwright/engine';
import type { AsEvaluated, Store } from '@tagwright/engine';
import { soundBook } from '../book/compile.js';
import type { SoundBook } from '../book/compile.js';
import { bookOrder } from '../book/order.js';
import type { BookOrder } from '../book/order.js';
import type { Context, Run } from '../context.js';
import { EXIT } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { asOf } from '../facts/instant.js';
import { withFacts } from '../facts/open.js';
import type { FactOptions } from '../facts/options.js';
import { targetsNamed } from '../reference/target.js';
import { profileLines } from '../report/why/profile.js';
import { segmentSection, tagSection } from '../report/why/section.js';
import type { Drawing } from '../report/why/section.js';
import { progressOn } from '../terminal/progress.js';

interface WhyOptions extends FactOptions {
  readonly book: string;
  readonly asOf?: string;
  readonly format: 'pretty' | 'json';
}

/** The condition trees of one customer, of one tag or of all. */
export const why: Run<[customer: string, tag: string | undefined, options: WhyOptions]> = async (
  context,
  customer,
  tag,
  options,
) => {
  const book = await soundBook(context, [options.book]);
  if (book === undefined) return EXIT.findings;
  const { plan } = book;
  const asked = tag === undefined ? undefined : targetNamed(context, plan, tag);
  return withFacts(context, plan.catalog, options, async (store) => {
    await bringUpToDate(context, store, plan, options);
    return explain(context, store, book, customer, asked, options.format);
  });
};

/** A database that holds answers of this very book is asked why it gave those; anything else is evaluated first. */
async function bringUpToDate(context: Context, store: Store, plan: Plan, options: WhyOptions): Promise<void> {
  const isKept = options.data === undefined && options.asOf === undefined;
  if (isKept && (await holdsAnswersOf(store, plan))) return;
  await evaluate(store, plan, asOf(context, options.asOf, plan.catalog.zone));
}

async function holdsAnswersOf(store: Store, plan: Plan): Promise<boolean> {
  try {
    return (await evaluated(store)).book === plan.hash;
  } catch (fault) {
    if (fault instanceof EngineError && fault.code === 'not-evaluated') return false;
    throw fault;
  }
}

/** The tag or segment that goes by a name. */
function targetNamed(context: Context, plan: Plan, name: string): AnswerTarget | undefined {
  const [found] = targetsNamed(context, [plan], name);
  return found === undefined ? undefined : found.kind === 'tag' ? { tag: found.id } : { segment: found.id };
}

async function explain(
  context: Context,
  store: Store,
  book: SoundBook,
  customer: string,
  asked: AnswerTarget | undefined,
  format: WhyOptions['format'],
): Promise<ExitCode> {
  const { out, words } = context;
  const { plan } = book;
  const { zone } = plan.catalog;
  const known = await asEvaluated(store, plan, customer);
  const { facts, asOf: instant, held, heldAt } = known;
  const seen = whyOf(prepare(plan), facts, instant, held, { heldAt });
  const { tags, segments } = partsAsked(seen, asked, bookOrder(book.checked));
  const targets: readonly AnswerTarget[] = [
    ...tags.map(({ tag }) => ({ tag: tag.id })),
    ...segments.map(({ segment }) => ({ segment: segment.id })),
  ];
  const next = lookAhead(context, plan, known, targets);
  const wording = wordingOf(book);
  if (format === 'json') {
    const document = reasonsOf({ ...seen, tags, segments }, wording, next);
    await out.write(`${JSON.stringify(document, null, 2)}\n`);
    return EXIT.fine;
  }
  const drawing: Drawing = { zone, words, colors: out.colors, wording, full: asked !== undefined };
  const sections = [
    profileLines(
      customer,
      await customerFields(store, plan.catalog, customer),
      localInstant(seen.asOf, zone),
      out,
      drawing,
    ),
    ...tags.map((one) => tagSection(one, next({ tag: one.tag.id }), drawing)),
    ...segments.map((one) => segmentSection(one, next({ segment: one.segment.id }), drawing)),
  ];
  await out.lines(sections.flatMap((section) => [...section, '']).slice(0, -1));
  return EXIT.fine;
}

/** What was asked about, in the order of the book. */
function partsAsked({ tags, segments }: CustomerSeen, asked: AnswerTarget | undefined, order: BookOrder) {
  const isAsked = (id: string): boolean =>
    asked === undefined || ('tag' in asked ? asked.tag === id : asked.segment === id);
  return {
    tags: tags.filter(({ tag }) => isAsked(tag.id)).toSorted((a, b) => order.tags(a.tag, b.tag)),
    segments: segments
      .filter(({ segment }) => isAsked(segment.id))
      .toSorted((a, b) => order.segments(a.segment, b.segment)),
  };
}

/** Asks when answers change next, one after another, with a bar that moves as they are found. */
function lookAhead(
  context: Context,
  plan: Plan,
  { facts, asOf: instant, held, heldAt }: AsEvaluated,
  targets: readonly AnswerTarget[],
): (target: AnswerTarget) => NextChange {
  const progress = progressOn(context.err, context.quiet, String);
  const prepared = prepare(plan);
  const found = new Map<string, NextChange>();
  progress.begin(context.words.why.lookingAhead, targets.length);
  try {
    for (const target of targets) {
      found.set(idOf(target), nextChange(prepared, facts, instant, target, held, { heldAt }));
      progress.advance(found.size);
    }
  } finally {
    progress.end();
  }
  return (target) => {
    const next = found.get(idOf(target));
    if (next === undefined) throw new Error(`nobody asked when ${idOf(target)} changes`);
    return next;
  };
}

const idOf = (target: AnswerTarget): string => ('tag' in target ? target.tag : target.segment);
