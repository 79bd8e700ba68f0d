import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { ROOMS } from '../architecture.js';

/** @typedef {import('../architecture.js').Room} Room */

/**
 * The room a file lives in; nothing for a file outside the table (tests, scripts, benchmarks, a tool's
 * configuration), which is free to import.
 *
 * @param {string} path Relative to the repository, with forward slashes.
 * @returns {Room | undefined}
 */
export function roomOf(path) {
  if (path.endsWith('.config.ts')) return undefined;
  /** @type {{ room: Room; length: number } | undefined} */
  let best;
  for (const room of ROOMS) {
    for (const place of room.files) {
      const fits = place.endsWith('/') ? path.startsWith(place) : path === place;
      if (fits && (best === undefined || place.length > best.length)) best = { room, length: place.length };
    }
  }
  return best?.room;
}

/**
 * Why a file may not import something, or nothing when it may.
 *
 * @param {string} from Path of the importing file, relative to the repository.
 * @param {string} specifier What stands after `from`.
 * @returns {string | undefined}
 */
export function faultOfImport(from, specifier) {
  const room = roomOf(from);
  if (room === undefined) return undefined;
  if (specifier.startsWith('.')) return faultOfNeighbour(room, from, specifier);
  if (isBuiltin(specifier)) return faultOfBuiltin(room, specifier);
  const library = packageOf(specifier);
  return room.libraries.includes(library) ? undefined : `${room.name} may not import the library ${library}`;
}

/** @param {Room} room @param {string} from @param {string} specifier */
function faultOfNeighbour(room, from, specifier) {
  const target = posix.join(posix.dirname(from), specifier);
  const other = roomOf(target);
  if (other === undefined) return `${room.name} may not import ${target}, which is in no room`;
  if (other === room || room.imports.includes(other.name)) return undefined;
  return `${room.name} may not import ${other.name} (${target})`;
}

/** @param {Room} room @param {string} specifier */
function faultOfBuiltin(room, specifier) {
  if (!room.builtins) return `${room.name} may not import ${specifier}: it has no business with the machine`;
  return specifier.startsWith('node:') ? undefined : `write node:${specifier}`;
}

/** @param {string} specifier */
function packageOf(specifier) {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}
