import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { report } from '../../issue';
import { firstDocument } from '../../manifest';
import type { Build } from '../build';
import { refuse } from '../issues';
import type { Place } from '../issues';
import { refuseRemote } from '../offline';
import { decode, strayLine, withoutStrays } from './decode';
import { isRemote } from './remote';

/**
 * Reads what one kustomization names: files in or below its folder (unless the restriction is lifted) and folders
 * with kustomizations of their own, which must not lead back to a folder on the way here.
 */
export class Loader {
  private last: { readonly file: string; readonly text: string | undefined } | undefined;

  private constructor(
    private readonly build: Build,
    /** The folder, absolute. */
    readonly root: string,
    /** The folders that led here, nearest first. */
    private readonly visited: readonly string[],
  ) {}

  static open(build: Build, directory: string): Loader {
    return new Loader(build, realPath(build, resolve(directory)), []);
  }

  resolve(path: string): string {
    const plain = path.length > 1 ? path.replace(/\/+$/, '') : path;
    return isAbsolute(plain) ? plain : join(this.root, plain);
  }

  isFile(path: string): boolean {
    return this.read(this.resolve(path)) !== undefined;
  }

  /** Whether the file is there and may be read: a link that leads outside may not. */
  mayRead(path: string): boolean {
    return this.isFile(path) && !this.isOutside(this.resolve(path));
  }

  private isOutside(file: string): boolean {
    return this.build.isRestricted && !isBelow(this.root, realPath(this.build, file));
  }

  /** The file asked for last is remembered: it is asked for again at once. */
  private read(file: string): string | undefined {
    if (this.last?.file !== file) this.last = { file, text: this.build.fileSystem.readFile(file) };
    return this.last.text;
  }

  /**
   * The text of a file that `place` names; what is no UTF-8 passes only where `isReadAsJson` says so. Refusals:
   * RESOURCE_REMOTE, FILE_NOT_FOUND, FILE_OUTSIDE_ROOT, YAML_SYNTAX.
   */
  readFile(path: string, place: Place, isReadAsJson: (text: string) => boolean = () => false): string | undefined {
    const file = this.admit(path, place);
    const text = file === undefined ? undefined : this.read(file);
    if (file === undefined || text?.includes('\ufffd') !== true) return text;
    const decoded = this.decoded(file, text);
    return isReadAsJson(decoded) ? withoutStrays(decoded) : this.checked(decoded, file);
  }

  /** The kustomization file of this name, up to where its first document ends. Refusal: YAML_SYNTAX. */
  readKustomization(name: string): string | undefined {
    const file = this.resolve(name);
    const text = this.read(file) ?? '';
    const isDamaged = text.includes('\ufffd');
    const first = firstDocument((isDamaged ? this.decoded(file, text) : text).replace(/\r\n?/g, '\n'));
    return isDamaged ? this.checked(first, file) : first;
  }

  /** The text of a file again, where Node may have lost bytes of it. */
  private decoded(file: string, text: string): string {
    const bytes = this.build.fileSystem.readBytes?.(file);
    return bytes === undefined ? text : decode(bytes);
  }

  /** The text where all of it was UTF-8. Refusal: YAML_SYNTAX. */
  private checked(text: string, file: string): string | undefined {
    const line = strayLine(text);
    if (line === undefined) return text;
    this.build.list.push(report('YAML_SYNTAX', 'a byte is no UTF-8: save the file in UTF-8', { file, line }));
    return undefined;
  }

  /** The bytes of a file, for generators: data that is no UTF-8 is kept as it is. */
  readBytes(path: string, place: Place): Uint8Array | undefined {
    const file = this.admit(path, place);
    if (file === undefined) return undefined;
    const { fileSystem } = this.build;
    return fileSystem.readBytes?.(file) ?? new TextEncoder().encode(fileSystem.readFile(file) ?? '');
  }

  private admit(path: string, place: Place): string | undefined {
    const file = this.resolve(path);
    if (this.read(file) === undefined) {
      // A file that is there is read, however much its path is like an address.
      if (isRemote(path)) return void refuseRemote(path, place, this.build);
      const isFolder = this.build.fileSystem.readDirectory(file) !== undefined;
      refuse(this.build, 'FILE_NOT_FOUND', isFolder ? `${path} is a folder, not a file` : `there is no file ${path}`, place);
      return undefined;
    }
    if (this.isOutside(file)) {
      refuse(this.build, 'FILE_OUTSIDE_ROOT', `${path} is not in or below ${this.root}`, place);
      return undefined;
    }
    return file;
  }

  /** The loader of a folder that `place` names; refusals: RESOURCE_REMOTE, FILE_NOT_FOUND, KUSTOMIZATION_CYCLE. */
  enter(path: string, place: Place): Loader | undefined {
    const { fileSystem } = this.build;
    if (path === '') {
      refuse(this.build, 'FILE_NOT_FOUND', 'a path is empty', place);
      return undefined;
    }
    const directory = this.resolve(path);
    if (fileSystem.readDirectory(directory) === undefined) {
      if (isRemote(path)) return void refuseRemote(path, place, this.build);
      refuse(this.build, 'FILE_NOT_FOUND', this.read(directory) === undefined ? `there is no file and no folder ${path}` : `${path} is a file, not a folder`, place);
      return undefined;
    }
    if (isAbsolute(path)) {
      refuse(this.build, 'FILE_OUTSIDE_ROOT', `the folder ${path} must be a relative path`, place);
      return undefined;
    }
    const root = realPath(this.build, directory);
    const chain = [this.root, ...this.visited];
    const met = chain.find((folder) => folder === root || isBelow(root, folder));
    if (met !== undefined) {
      refuse(this.build, 'KUSTOMIZATION_CYCLE', `${path} leads back to ${met}`, place);
      return undefined;
    }
    return new Loader(this.build, root, chain);
  }
}

function isBelow(folder: string, path: string): boolean {
  if (path.startsWith(`${folder}/`)) return true;
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith('../') && !isAbsolute(way);
}

/** The path without symbolic links, where the file system has them. */
function realPath(build: Build, path: string): string {
  return build.fileSystem.realPath?.(path) ?? join(dirname(path), path.slice(dirname(path).length));
}
