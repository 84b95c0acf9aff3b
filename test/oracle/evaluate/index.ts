export type { Answer, Json } from './answer.js';
export { evaluate, evaluateAt } from './evaluate.js';
