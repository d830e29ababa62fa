import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, the longest first: begun last, one of them would run on alone. */
const longest = [
  'test/conformance/generated-1',
  'test/conformance/generated-2',
  'test/faults/F01',
  'test/faults/F03',
  'test/faults/F02',
  'test/faults/',
  'test/server/demo/history/make',
  'test/server/cli/database',
  'test/server/store/',
  'test/server/calendars/',
  'test/server/timers/',
  'test/stories/',
  'test/server/',
  'test/api/',
];

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.findIndex(part => moduleId.includes(part));
  return rank < 0 ? longest.length : rank;
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

const pure = 'test/engine/**/*.test.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    // one more than the two processors of the smallest machine: some tests wait for leases and restarts
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { TZ: 'UTC' },
    globalSetup: 'test/support/template.ts',
    sequence: { sequencer: LongestFirst },
    projects: [
      // the engine keeps nothing between calls: its tests share what they have loaded
      { extends: true, test: { name: 'engine', include: [pure], isolate: false } },
      {
        extends: true,
        test: {
          name: 'others',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [pure, 'test/browser/**', 'test/long/**', 'node_modules/**'],
        },
      },
    ],
  },
});
