// Stands for a package that a bundled test program does not need.
module.exports = {};
