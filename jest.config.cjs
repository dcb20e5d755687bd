/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // A process for each core: many tests wait for programs that they start.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  transform: { '\\.(ts|sh|cfg|conf|sql|lua|txt)$': '<rootDir>/lint/esbuild-transform.cjs' },
  moduleNameMapper: { '^fast-check$': '<rootDir>/lint/fast-check.cjs' },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/__tests__/cluster/'],
};
