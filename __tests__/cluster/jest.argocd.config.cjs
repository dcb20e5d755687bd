// Tests against a disposable cluster with Argo CD: KUBECONFIG names it. Not part of `npm test`.
const base = require('./jest.config.cjs');

module.exports = { ...base, testMatch: ['<rootDir>/__tests__/cluster/argocd/**/*.test.ts'], testPathIgnorePatterns: ['/node_modules/'] };
