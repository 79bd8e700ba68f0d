import type { RefObject } from 'preact';
import { neighbourKey } from '../../logic/held-list.ts';
import { useCommand } from '../shared/context.ts';

/** j and k move the focus from row to row; a row is whatever carries `data-row`. */
export function useRowKeys(list: RefObject<HTMLElement | null>, current: string | undefined): void {
  const move = (step: 1 | -1): void => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const keyOf = (row: HTMLElement): string => row.dataset['row'] ?? '';
    const focused = rows.find((row) => row.contains(document.activeElement));
    const from = focused ? keyOf(focused) : rows.map(keyOf).find((key) => key === current);
    const key = neighbourKey(rows.map(keyOf), from, step);
    const target = rows.find((row) => keyOf(row) === key);
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  };
  useCommand('next', () => move(1));
  useCommand('previous', () => move(-1));
}
