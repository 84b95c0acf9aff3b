import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

/** The tests that a mutation of the compiler is held against: those of the stages that it runs through. */
export default mergeConfig(
  base,
  defineConfig({ test: { include: ['packages/dsl/src/{plan,emit,evaluate}/**/*.test.ts'] } }),
);
