import type { QueueItem } from '../../src/contract/console.ts';

export type Level = QueueItem['level'];
export type Mode = QueueItem['mode'];

/** Rising, as on the server. */
const LEVELS: readonly Level[] = ['none', 'self_care', 'routine', 'urgent', 'emergency'];

/** Colour never stands alone: each level has its word here and its shape in `LevelMark`. */
export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  emergency: 'Emergency',
  urgent: 'Urgent',
  routine: 'Routine',
  self_care: 'Self-care',
  none: 'Not clinical',
};

/** The one red, the one amber, and everything else. */
export type Tone = 'emergency' | 'urgent' | 'calm';

export const toneOf = (level: Level): Tone => (level === 'emergency' || level === 'urgent' ? level : 'calm');

/** Levels that a nurse may set instead, the nearest first. */
export const levelsBelow = (level: Level): readonly Level[] =>
  LEVELS.slice(0, LEVELS.indexOf(level)).reverse();

export const isAtLeast = (level: Level, floor: Level): boolean =>
  LEVELS.indexOf(level) >= LEVELS.indexOf(floor);
