import type { FileSystem } from '../file-system';
import type { System } from './system';

/** A repository of charts and overlays, and where its render goes. */
export interface Project {
  /** The folder with charts/ and overlays/. */
  readonly root: string;
  /** The folder that stands for dist, absolute. */
  readonly outDirectory: string;
  /** Path of that folder in its own Git repository, as Applications name it; '' at its top. */
  readonly distPath: string;
  /** Overrides the repository that Applications and AppProjects name. */
  readonly repoUrl?: string;
  readonly fileSystem: FileSystem;
  readonly loadSystem: (name: string) => Promise<System | undefined>;
  readonly systemNames: () => readonly string[];
}

/** One system in one environment. */
export interface CellId {
  readonly system: string;
  readonly environment: string;
}

/** `craftista/prod`. */
export function cellName({ system, environment }: CellId): string {
  return `${system}/${environment}`;
}
