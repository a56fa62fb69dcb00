/** Jest runs the tests; Node loads them (`test/runner`). swc only strips types, `npm run check` does the type checking. */
export default {
  testEnvironment: 'node',
  runtime: '<rootDir>/test/runner/runtime.cjs',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  testSequencer: '<rootDir>/test/runner/sequencer.cjs',
  globalSetup: '<rootDir>/test/runner/global-setup.mjs',
  globalTeardown: '<rootDir>/test/runner/global-teardown.mjs',
  // More than two cores: much of what tests of faults and of the console do is to wait.
  maxWorkers: 3,
  // Only for what hangs: how fast something is, no test may ask.
  testTimeout: 120_000,
};
