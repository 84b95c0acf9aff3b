export { evaluate, type Answer, type Json } from './evaluate/index.js';
export { randomBook, randomBookWithConditions } from './generate/book.js';
export { Dice } from './generate/dice.js';
export { randomFacts, randomNow } from './generate/facts.js';
export type * from './model/index.js';
export { nodesOf, walk } from './model/walk.js';
export { PLAIN, renderBook, type Style } from './render/book.js';
export { renderFacts, type DataFile } from './render/tables.js';
export { shrink, type Question } from './shrink.js';
