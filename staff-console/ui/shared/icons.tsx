import type { JSX } from 'preact';

const PATHS = {
  back: 'M10 3 5 8l5 5',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14',
  queue: 'M2 4h12M2 8h12M2 12h8',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3',
  calls:
    'M4 2h2.2l1.1 3-1.5 1.2a8 8 0 0 0 4 4L11 8.7l3 1.1V12a2 2 0 0 1-2.2 2A10.5 10.5 0 0 1 2 4.2 2 2 0 0 1 4 2Z',
  previous: 'M10 3 5 8l5 5',
  next: 'M6 3l5 5-5 5',
} as const;

/** A drawing beside words or with a label of its button; it says nothing by itself. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
