import { defineConfig } from 'vitest/config';

/** Tests that put something else in a module's place. */
const mocked = ['tests/**/*.mocked.test.ts'];
/** Tests of which a browser alone decides; on a second Node they would say the same. */
const browser = ['tests/**/*.browser.test.ts'];
/** Long tests that count work or compare runs with runs: what they hold follows from our code alone, whatever the Node. */
const comparisons = ['tests/{work,invariants}/*.test.ts', 'tests/focus/equal-to-whole-run.test.ts'];

export default defineConfig({
  test: {
    // Workers and the command line run from dist/: on Node 20 a worker thread cannot load TypeScript.
    globalSetup: ['tests/set-up/build.ts'],
    setupFiles: ['tests/set-up/no-network.ts', 'tests/set-up/property-seed.ts'],
    // Processes, since tests start worker threads themselves; two, since those threads need the cores too.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      // Files share their processes, and with them what they load: each alone takes a quarter more time in all.
      {
        extends: true,
        test: {
          name: 'sources',
          include: ['tests/**/*.test.ts'],
          exclude: [...mocked, ...browser, ...comparisons],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'browser', include: browser, isolate: false } },
      {
        extends: true,
        test: { name: 'comparisons', include: comparisons, exclude: mocked, isolate: false },
      },
      { extends: true, test: { name: 'mocked', include: mocked } },
    ],
  },
});
