// Tests against a disposable real cluster: KUBECONFIG names it. Not part of `npm test`.
const base = require('../../jest.config.cjs');

module.exports = { ...base, rootDir: '../..', testMatch: ['<rootDir>/__tests__/cluster/**/*.test.ts'], testPathIgnorePatterns: ['/node_modules/', '/cluster/argocd/'], testTimeout: 600_000, maxWorkers: 1 };
