import { report } from '../../issue';
import type { Build } from '../build';

/** In strict mode an environment file that Kustomize reads only up to a line that is too long for it is an error. */
export function reportCutEnvironment(path: string, file: string, line: number, build: Build): void {
  if (build.isStrict) build.list.push(report('ENV_FILE_CUT', `this line of ${path} has 65536 bytes or more: it and the lines behind it are not read`, { file, line }));
}
