import { declareCheck } from './check.js';
import type { Declare } from './declare.js';
import { declareFmt } from './fmt.js';
import { declareInit } from './init.js';

/** Every command, in the order that help lists them. */
export const COMMANDS: readonly Declare[] = [declareInit, declareCheck, declareFmt];
