// Jest's transformer: TypeScript to CommonJS by the same esbuild that bin/trellis bundles with.
const { createHash } = require('node:crypto');
const esbuild = require('esbuild');

module.exports = {
  getCacheKey: (source, path) => createHash('sha1').update(esbuild.version).update(path).update(source).digest('hex'),
  process: (source, path) =>
    esbuild.transformSync(source, {
      loader: 'ts',
      format: 'cjs',
      target: 'node20',
      sourcefile: path,
      sourcemap: 'inline',
    }),
};
