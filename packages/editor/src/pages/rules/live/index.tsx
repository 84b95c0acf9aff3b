import { createContext, use } from 'react';
import type { RuleEntry } from '../../../language/live/outline.js';
import type { Counted, Looking } from './provider.js';
import type { Live } from './shape.js';
import type { DraftOutline } from './use-draft-outline.js';

export type { Live, LiveAt, LiveCount, LiveThreshold } from './shape.js';

// What changes at every keystroke is shared apart from what hardly ever does, so that little of the page is drawn for a key.

export const LiveShared = createContext<Live | undefined>(undefined);

/** The counts and thresholds of the file that is written; undefined until the first are there. */
export const useLive = (): Live | undefined => use(LiveShared);

export const LookingShared = createContext<Looking | undefined>(undefined);

/** Who is looked at, and what the book in force says of everybody. */
export const useLooking = (): Looking => inside(use(LookingShared));

export const CountedShared = createContext<Counted | undefined>(undefined);

/** What the draft as it is comes to. */
export const useCounted = (): Counted => inside(use(CountedShared));

export const OutlineShared = createContext<DraftOutline | undefined>(undefined);

/** All rules of the draft, and of which text of it; undefined until they are known for the first time. */
export const useOutline = (): DraftOutline | undefined => use(OutlineShared);

/** All rules of the draft, in order; those of a moment ago while others are looked for. */
export const useRules = (): readonly RuleEntry[] | undefined => useOutline()?.rules;

const inside = <Shared,>(shared: Shared | undefined): Shared => {
  if (shared === undefined) throw new Error('what is live is asked for outside of the rules page');
  return shared;
};
