import tseslint from 'typescript-eslint';
import { boundaries } from './lint/boundaries.mjs';

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'coverage/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    plugins: { trellis: boundaries },
    rules: {
      // A file past 300 lines is two things (ARCHITECTURE.md).
      'max-lines': ['error', { max: 300 }],
      // An unused name is a change that was not finished; `_` marks a parameter that a signature demands.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals: it is data and prints as itself.' },
      ],
      'trellis/room-boundary': 'error',
    },
  },
  {
    files: ['lib/**/*.ts', 'charts/**/*.ts', 'imports/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'argv', message: 'Only bin/ and main.ts read arguments; take them as parameters.' },
        { object: 'process', property: 'env', message: 'Only bin/ and main.ts read the environment: the same input gives the same bytes.' },
        { object: 'process', property: 'exit', message: 'Return an exit code; bin/trellis alone ends the process.' },
        { object: 'Date', property: 'now', message: 'The clock comes in as a parameter: a render must not depend on it.' },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'No network at synth, ever.' },
        { name: 'console', message: 'Verbs write through io; everything else returns data.' },
      ],
    },
  },
  {
    // Launchers, configuration and scripts are plain programs.
    files: ['**/*.cjs', '**/*.mjs', 'bin/*'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
