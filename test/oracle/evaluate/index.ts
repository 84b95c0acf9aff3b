export type { Answer, Plain } from './answer.js';
export { evaluate } from './evaluate.js';
