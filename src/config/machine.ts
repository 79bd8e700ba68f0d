import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** What loading the settings asks of the machine it runs on. */
export interface Machine {
  /** Absolute path of one that may be relative to where the process was started. */
  resolve(path: string): string;
  /** Nothing when the file is not there or may not be read. */
  readText(path: string): string | undefined;
  /** Whether a path lies in a folder once links are followed. */
  lies(path: string, folder: string): boolean;
  /** Where Frontdesk is installed: the folder of its package.json. */
  readonly installDir: string;
  /** Whether a person reads what is printed: then only what needs them is logged there. */
  readonly isTerminal: boolean;
}

export const thisMachine: Machine = {
  resolve: (path) => resolve(path),
  readText: (path) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  },
  lies: (path, folder) => {
    const way = relative(followed(folder), followed(path));
    return way !== '..' && !way.startsWith(`..${sep}`);
  },
  installDir: folderAbove(import.meta.dirname, 'package.json'),
  isTerminal: process.stdout.isTTY === true,
};

/** The path with every link in its existing part followed. */
function followed(path: string): string {
  const absolute = resolve(path);
  if (existsSync(absolute)) return realpathSync(absolute);
  const parent = dirname(absolute);
  return parent === absolute ? absolute : join(followed(parent), absolute.slice(parent.length));
}

function folderAbove(start: string, holding: string): string {
  const parent = dirname(start);
  return existsSync(join(start, holding)) || parent === start ? start : folderAbove(parent, holding);
}
