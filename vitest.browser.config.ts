import { defineConfig } from 'vitest/config';

/** Tests that drive Chromium against a running server; one after another, since each is a whole house. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    fileParallelism: false,
    passWithNoTests: true,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
