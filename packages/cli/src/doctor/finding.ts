import type { Words } from '../words/index.js';
import type { CheckName } from './check-name.js';

/** `notice`: nothing is wrong, but it is good to know. */
export type Verdict = 'good' | 'notice' | 'warning' | 'error';

/** What was seen, why that matters, and what to do about it. */
export interface Said {
  readonly what: string;
  readonly why?: string;
  readonly fix?: string;
}

export interface Finding extends Said {
  readonly check: CheckName;
  readonly verdict: Verdict;
}

export const finding = (check: CheckName, verdict: Verdict, said: Said): Finding => ({ check, verdict, ...said });

export type DoctorWords = Words['doctor'];
