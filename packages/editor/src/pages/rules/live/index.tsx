import { createContext, use } from 'react';
import type { Looking } from './provider.js';
import type { Live } from './shape.js';

export type { Live, LiveAt, LiveCount, LiveThreshold } from './shape.js';

export const LiveShared = createContext<Live | undefined>(undefined);

/** The counts and thresholds of the file that is written; undefined until the first are there. */
export const useLive = (): Live | undefined => use(LiveShared);

export const LookingShared = createContext<Looking | undefined>(undefined);

/** Who is looked at, and what is known of them and of everybody. */
export const useLooking = (): Looking => {
  const looking = use(LookingShared);
  if (looking === undefined) throw new Error('what is live is asked for outside of the rules page');
  return looking;
};
