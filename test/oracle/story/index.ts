export { Ledger } from './ledger.js';
export { Lives } from './lives.js';
export { ownAnswers, type Subject } from './own.js';
export { randomStory } from './random-story.js';
export { smallerStories } from './smaller-stories.js';
export type * from './story.js';
