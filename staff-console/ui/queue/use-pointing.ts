import { useState } from 'preact/hooks';

interface Pointing {
  /** The pointer is over the list, or the list is scrolled to somewhere. */
  readonly holding: boolean;
  readonly handlers: {
    readonly onPointerEnter: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
    readonly onScroll: (event: Event) => void;
  };
}

/** When the rows of a list have to stay where they are. */
export function usePointing(): Pointing {
  const [pointing, setPointing] = useState(false);
  const [scrolled, setScrolled] = useState(false);
  return {
    holding: pointing || scrolled,
    handlers: {
      onPointerEnter: ({ pointerType }) => setPointing(pointerType !== 'touch'),
      onPointerLeave: () => setPointing(false),
      onScroll: ({ currentTarget }) => {
        if (currentTarget instanceof Element) setScrolled(currentTarget.scrollTop > 8);
      },
    },
  };
}
