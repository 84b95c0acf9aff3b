import type { EngineErrorCode, EngineErrorParams, EngineMessages } from './codes.js';
import { en } from './messages/en.js';
import { zh } from './messages/zh.js';

export type EngineLocale = 'en' | 'zh-CN';

const MESSAGES: Readonly<Record<EngineLocale, EngineMessages>> = { en, 'zh-CN': zh };

/**
 * Work that the engine had to refuse, for a reason that lies outside it: the file, the disk, the data. A stable code
 * with typed parameters; the words are drawn at the edge by {@link messageOf}. `message` is the English.
 */
export class EngineError<C extends EngineErrorCode = EngineErrorCode> extends Error {
  override readonly name = 'EngineError';

  constructor(
    readonly code: C,
    readonly params: EngineErrorParams[C],
    options?: ErrorOptions,
  ) {
    super(en[code](params), options);
  }
}

export const messageOf = <C extends EngineErrorCode>(error: EngineError<C>, locale: EngineLocale): string =>
  MESSAGES[locale][error.code](error.params);
