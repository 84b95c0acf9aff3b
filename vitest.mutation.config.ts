import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const conditions = ['tagwright-source', ...defaultServerConditions];

/**
 * The tests that a mutation of the compiler is held against: those of the stages that it runs through, or those that
 * TAGWRIGHT_MUTATION_TESTS names, which are faster where the nearest ones should notice.
 */
const TESTS = process.env['TAGWRIGHT_MUTATION_TESTS'] ?? 'packages/dsl/src/{plan,emit,evaluate}/**/*.test.ts';

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: [TESTS], testTimeout: 30_000, hookTimeout: 30_000 },
});
