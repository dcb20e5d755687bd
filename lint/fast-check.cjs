// fast-check as the tests see it: the same cases in every run, so that a change is judged and not the day's luck.
// TRELLIS_SEED takes other ones; with TRELLIS_RUNS (the long runs) they are new each time, and a failure prints them.
const { resolve } = require('node:path');

const fc = require(resolve(__dirname, '../node_modules/fast-check/lib/cjs/fast-check.js'));
const { TRELLIS_SEED, TRELLIS_RUNS } = process.env;
const seed = TRELLIS_SEED ?? (TRELLIS_RUNS === undefined ? 28 : Date.now() % 2 ** 31);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });

module.exports = fc;
