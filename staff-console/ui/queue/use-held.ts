import { useRef, useState } from 'preact/hooks';
import { held, settled, type HeldList, type Row } from '../../logic/held-list.ts';

/** Rows that stay in their places while `holding`, and a way to let them go all the same. */
export function useHeld<T extends Row>(
  latest: readonly T[],
  holding: boolean,
): { readonly list: HeldList<T>; readonly settle: () => void } {
  const shown = useRef<HeldList<T>>(settled(latest));
  const [, redraw] = useState({});
  const nothingToHold = shown.current.rows.length === 0;
  shown.current = holding && !nothingToHold ? held(shown.current, latest) : settled(latest);
  const settle = (): void => {
    shown.current = settled(latest);
    redraw({});
  };
  return { list: shown.current, settle };
}
