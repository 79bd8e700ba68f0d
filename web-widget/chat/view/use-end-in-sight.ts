import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Line } from '../conversation.ts';

interface EndInSight {
  /** Something new stands below what is in sight. */
  readonly behind: boolean;
  readonly jump: () => void;
}

/** So near to the end counts as there, in CSS pixels. */
const NEAR = 40;

/** Keeps the end of the conversation in sight, unless the visitor has gone back to read. */
export function useEndInSight(ref: RefObject<HTMLDivElement | null>, lines: readonly Line[]): EndInSight {
  const following = useRef(true);
  const known = useRef(0);
  const [behind, setBehind] = useState(false);

  const jump = useCallback(() => {
    const box = ref.current;
    if (box) box.scrollTop = box.scrollHeight;
    following.current = true;
    setBehind(false);
  }, []);

  useLayoutEffect(() => {
    const grew = lines.length > known.current;
    known.current = lines.length;
    const wroteMyself = grew && lines.at(-1)?.state === 'waiting';
    if (following.current || wroteMyself) jump();
    else if (grew) setBehind(true);
  }, [lines]);

  useEffect(() => {
    const box = ref.current;
    if (!box) return;
    const onScroll = (): void => {
      following.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
      if (following.current) setBehind(false);
    };
    const resized = new ResizeObserver(() => {
      if (following.current) box.scrollTop = box.scrollHeight;
    });
    box.addEventListener('scroll', onScroll, { passive: true });
    resized.observe(box);
    return () => {
      box.removeEventListener('scroll', onScroll);
      resized.disconnect();
    };
  }, []);

  return { behind, jump };
}
