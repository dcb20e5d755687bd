export { dirtyFiles } from './dirty-files';
export { listFilesAt, readFilesAt, readTreeAt } from './read-files-at';
export type { FileAt } from './read-files-at';
export { readLog } from './read-log';
export type { Commit, LogOptions, Person } from './read-log';
export { currentBranch, mergeBase, openRepository, resolveRef } from './repository';
export type { Repository } from './repository';
export { runGit } from './run-git';
export type { GitOptions, GitResult } from './run-git';
