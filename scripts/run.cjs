// Runs a TypeScript program: node scripts/run.cjs FILE.ts [ARGUMENT...]. Bundled by esbuild into memory, with the
// loaders of bin/trellis; packages stay where they are.
const { join, resolve } = require('node:path');
const Module = require('node:module');
const esbuild = require('esbuild');

const root = resolve(__dirname, '..');
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: node scripts/run.cjs FILE.ts [ARGUMENT...]');
const { outputFiles } = esbuild.buildSync({
  entryPoints: [resolve(file)],
  absWorkingDir: root,
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  sourcemap: 'inline',
  loader: Object.fromEntries(['.sh', '.cfg', '.conf', '.sql', '.lua'].map((extension) => [extension, 'text'])),
});
process.argv.splice(1, 2, resolve(file));
process.setSourceMapsEnabled(true);
const program = new Module(join(root, 'program.cjs'));
program.paths = Module._nodeModulePaths(root);
program.filename = join(root, 'program.cjs');
program._compile(outputFiles[0].text, program.filename);
