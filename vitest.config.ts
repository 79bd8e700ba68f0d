import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // The browser suite starts Chromium and has its own command: `npm run test:browser`.
    exclude: ['test/browser/**', 'node_modules/**'],
    // Generous: how quick a machine is says nothing about what is right.
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
