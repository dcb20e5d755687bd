// Jest's transformer: TypeScript to CommonJS by the same esbuild that bin/trellis bundles with, and the files that
// run in containers (scripts, configuration) to modules that export their text.
const { createHash } = require('node:crypto');
const esbuild = require('esbuild');

module.exports = {
  getCacheKey: (source, path) => createHash('sha1').update(esbuild.version).update(path).update(source).digest('hex'),
  process: (source, path) =>
    esbuild.transformSync(source, {
      loader: path.endsWith('.ts') ? 'ts' : 'text',
      format: 'cjs',
      target: 'node20',
      // Jest runs CommonJS: what is loaded late is required late.
      supported: { 'dynamic-import': false },
      sourcefile: path,
      sourcemap: 'inline',
    }),
};
