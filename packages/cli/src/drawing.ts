/** What the commands draw with, for programs that show the engine at work in the same words and colours. */
export { soundBook, type SoundBook } from './book/compile.js';
export { localInstant, wordingOf, type WordingOf } from '@tagwright/dsl';
export type { Context } from './context.js';
export { count, percent } from './report/numbers.js';
export { reasonOf, type Turn } from './report/reason.js';
export { contextFor } from './run.js';
export { bar } from './terminal/bar.js';
export type { Palette } from './terminal/palette.js';
export { fit, pad, widthOf } from './terminal/width.js';
export { type Locale } from './words/index.js';
