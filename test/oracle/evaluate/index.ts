export type { Answer, Json } from './answer.js';
export { evaluate } from './evaluate.js';
