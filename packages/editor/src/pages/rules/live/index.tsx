import { createContext, use } from 'react';
import type { Live } from './shape.js';

export type { Live, LiveAt, LiveCount, LiveFile, LiveThreshold } from './shape.js';

export const LiveShared = createContext<Live | undefined>(undefined);

/** The counts and thresholds of the file that is written; undefined until the first are there. */
export const useLive = (): Live | undefined => use(LiveShared);
