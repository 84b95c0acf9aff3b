import type { LocalCommand } from '../arguments/command.js';
import type { Act } from '../context.js';
import type { Words } from '../words/index.js';

/** Adds one command to the program: its arguments, its options, its help, and what it does. */
export type Declare = (program: LocalCommand, words: Words, act: Act) => void;
