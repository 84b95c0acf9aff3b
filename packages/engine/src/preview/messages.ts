import type { Plan } from '@tagwright/dsl';
import type { EngineErrorCode, EngineErrorParams } from '../errors/codes.js';
import type { PreviewReport } from './report.js';

/** What the process is told: which database to open, and then one draft after another. */
export type ToProcess = OpenMessage | DraftMessage;

export interface OpenMessage {
  readonly kind: 'open';
  /** A file or the address of a server. */
  readonly database: string;
  /** How many customers an estimate looks at. */
  readonly sample: number;
  /** From so many customers on two count them, each a half. */
  readonly bothFrom: number;
}

export interface DraftMessage {
  readonly kind: 'draft';
  readonly draft: Plan;
  readonly published: Plan;
  /** Which of the two are wanted. */
  readonly exact: boolean;
  /** The longest that a statement may take on a server, in ms. */
  readonly deadline: number;
}

/** What it says. `backend`: its process on a server, by which others can stop what it does. */
export type FromProcess =
  | { readonly kind: 'open'; readonly backend: number | undefined }
  | { readonly kind: 'estimate' | 'exact'; readonly report: PreviewReport }
  | Fault;

export interface Fault {
  readonly kind: 'fault';
  /** Undefined for a fault of our own. */
  readonly code: EngineErrorCode | undefined;
  readonly params: EngineErrorParams[EngineErrorCode] | undefined;
  readonly message: string;
}
