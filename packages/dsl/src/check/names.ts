import type { ThingWord } from '../diagnostics/codes/check.js';
import type { Fix } from '../diagnostics/diagnostic.js';
import { replaceFix, spaceFix } from '../syntax/report.js';
import { runTogether } from '../syntax/tokens/glued.js';
import type { Span } from '../text/span.js';
import type { Context } from './context.js';
import type { Thing } from './scope/namespace.js';
import { nameText } from '../syntax/print/index.js';

const VALUES: ReadonlySet<Thing['kind']> = new Set(['customer-field', 'metric']);

/** The things of the book that could stand where a name was wanted, each with its names. */
export const candidates = (wanted: ThingWord, cx: Context): readonly (readonly string[])[] => {
  const { scope } = cx.book;
  switch (wanted) {
    case 'event':
      return [...aliases(cx), ...scope.named(new Set([wanted]))];
    case 'tag':
    case 'segment':
    case 'list':
    case 'metric':
    case 'customer-field':
      return scope.named(new Set([wanted]));
    default: {
      const own = cx.event?.fields.map((field) => field.names) ?? [];
      return [...own, ...scope.named(VALUES)];
    }
  }
};

/** The names that `as` gives to the events in sight. */
const aliases = ({ sights }: Context): readonly (readonly string[])[] =>
  sights.flatMap(({ alias }) => (alias === undefined || alias.text === '' ? [] : [[alias.text]]));

/** One fix for each name that may have been meant. */
export const replacements = (span: Span, names: readonly string[]): readonly Fix[] =>
  names.map((name) => replaceFix(span, nameText(name)));

/** 做过订单, where 订单 is an event: what was meant, apart. */
const asksForEvent = (name: string, cx: Context): string | undefined => {
  const did = ['未做过', '做过'].find((word) => name.startsWith(word));
  if (did === undefined) return undefined;
  const event = name.slice(did.length);
  return cx.book.scope.find(event)?.kind === 'event' ? `${did} ${event}` : undefined;
};

/**
 * Reports a name that nothing declares, with the nearest that something does: or as two words written in one, where
 * the first is known (生日为空). Silent about holes.
 */
export const reportUnknown = (name: string, at: { readonly span: Span }, wanted: ThingWord, cx: Context): void => {
  if (name === '') return;
  const apart = runTogether(name);
  if (apart !== undefined && candidates(wanted, cx).some((names) => names.includes(apart.name))) {
    const written = `${apart.name} ${apart.keyword}`;
    cx.report('glued-keyword', at, { word: name, apart: written }, { fixes: [spaceFix(at.span, written)] });
    return;
  }
  const asked = asksForEvent(name, cx);
  if (asked !== undefined) {
    cx.report('glued-keyword', at, { word: name, apart: asked }, { fixes: [spaceFix(at.span, asked)] });
    return;
  }
  const nearest = cx.book.nearest(name, candidates(wanted, cx));
  cx.report('unknown-name', at, { name, wanted, nearest }, { fixes: replacements(at.span, nearest) });
};
