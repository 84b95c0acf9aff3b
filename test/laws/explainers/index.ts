import type { Plan } from '@tagwright/dsl';
import type { Question } from '../../oracle/index.js';
import { engineExplainer } from './engine.js';
import type { Explainer } from './explainer.js';
import { javascriptExplainer } from './javascript.js';

/** All that explains. */
export async function openExplainers(plan: Plan, question: Question, now: number): Promise<readonly Explainer[]> {
  return [javascriptExplainer(plan, question, now), await engineExplainer(plan, question, now)];
}
