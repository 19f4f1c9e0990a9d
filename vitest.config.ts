import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Workers and the command line run from dist/: on Node 20 a worker thread cannot load TypeScript.
    globalSetup: ['tests/set-up/build.ts'],
    setupFiles: ['tests/set-up/no-network.ts', 'tests/set-up/property-seed.ts'],
    // Processes, since tests start worker threads themselves; two, since those threads need the cores too.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
