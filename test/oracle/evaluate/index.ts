export type { Answer, Json } from './answer.js';
export { answersTo, evaluate, evaluateAt } from './evaluate.js';
