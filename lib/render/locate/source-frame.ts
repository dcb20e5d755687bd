import { SourceMap } from 'node:module';
import type { SourceMapping } from 'node:module';
import { diskFileSystem } from '../../file-system';

/** A line of a chart, by its path from the project's root. */
export interface SourceLine {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/**
 * The innermost line of a stack that stands in charts/<system>/, else the innermost one in charts/parts/. The launcher
 * leaves a source map beside each bundle, which nothing reads before this; frames that are TypeScript already, as in
 * tests, are taken as they are.
 */
export function findChartFrame(stack: string, system: string): SourceLine | undefined {
  const frames = stack.split('\n').flatMap((text) => sourceOf(text) ?? []);
  const within = (folder: string): SourceLine | undefined => {
    for (const { file, line } of frames) {
      const start = `/${file}`.lastIndexOf(`/${folder}/`);
      if (start >= 0) return { file: file.slice(start), line };
    }
    return undefined;
  };
  return within(`charts/${system}`) ?? within('charts/parts');
}

/** `    at build (/a/b.cjs:12:7)`, `    at /a/b.ts:12:7`. */
function sourceOf(frame: string): SourceLine | undefined {
  const [, file = '', line = '', column = ''] = /([^\s(]+):(\d+):(\d+)\)?$/.exec(frame) ?? [];
  if (file.endsWith('.ts')) return { file, line: Number(line) };
  const found: Partial<SourceMapping> | undefined = file.endsWith('.cjs') ? mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1) : undefined;
  return found?.originalSource !== undefined && found.originalLine !== undefined ? { file: found.originalSource, line: found.originalLine + 1 } : undefined;
}

/** By file and text, so that a process that bundles anew reads anew. */
const maps = new Map<string, { readonly text: string; readonly map: SourceMap }>();

function mapOf(file: string): SourceMap | undefined {
  const text = diskFileSystem.readFile(`${file}.map`);
  if (text === undefined) return undefined;
  const known = maps.get(file);
  if (known?.text === text) return known.map;
  const map = new SourceMap(JSON.parse(text) as ConstructorParameters<typeof SourceMap>[0]);
  maps.set(file, { text, map });
  return map;
}
