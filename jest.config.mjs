/** Jest runs the tests; Node loads them (`test/runner`). swc only strips types, `npm run check` does the type checking. */
export default {
  testEnvironment: 'node',
  runtime: '<rootDir>/test/runner/runtime.cjs',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  globalSetup: '<rootDir>/test/runner/global-setup.mjs',
  globalTeardown: '<rootDir>/test/runner/global-teardown.mjs',
  // Two at once: much of what tests of faults do is to wait.
  maxWorkers: 2,
  testTimeout: 20000,
};
