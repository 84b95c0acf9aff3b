import type { CancellationToken, editor } from 'monaco-editor/editor/editor.api';
import type { LanguageWorker } from '../../../../language/index.js';
import type { Monaco } from '../load.js';
import type { Models } from '../models.js';
import type { ActionsAtHand } from './actions-at-hand.js';

/** What providers of one draft share. */
export interface Providing {
  readonly monaco: Monaco;
  readonly models: Models;
  readonly worker: LanguageWorker;
  readonly atHand: ActionsAtHand;
}

/**
 * Asks the worker about a model's text. Undefined where the text became another before the answer came, and while
 * something is being composed: an answer about another text is none.
 */
export const ask = async <Answer>(
  providing: Providing,
  model: editor.ITextModel,
  token: CancellationToken,
  question: (path: string) => Promise<Answer>,
): Promise<Answer | undefined> => {
  const version = model.getVersionId();
  const answer = await askAtLeast(providing, model, token, question);
  return !model.isDisposed() && model.getVersionId() === version ? answer : undefined;
};

/** The same for whoever deals with answers about an earlier text himself. */
export const askAtLeast = async <Answer>(
  { models }: Providing,
  model: editor.ITextModel,
  token: CancellationToken,
  question: (path: string) => Promise<Answer>,
): Promise<Answer | undefined> => {
  const path = models.pathOf(model.uri);
  if (models.buffer(path)?.isHeld !== false) return undefined;
  const answer = await question(path);
  return token.isCancellationRequested || model.isDisposed() ? undefined : answer;
};
