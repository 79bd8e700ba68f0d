const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 2,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': true,
} as const;

export const CloseIcon = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" {...stroke}>
    <path d="M5 5l10 10M15 5L5 15" />
  </svg>
);

export const SendIcon = () => (
  <svg width="22" height="22" viewBox="0 0 22 22" {...stroke}>
    <path d="M11 18V4M5 10l6-6 6 6" />
  </svg>
);

export const SentIcon = () => (
  <svg width="12" height="12" viewBox="0 0 12 12" {...stroke}>
    <path d="M2 6.5l2.8 2.8L10 3.5" />
  </svg>
);

export const WaitingIcon = () => (
  <svg width="12" height="12" viewBox="0 0 12 12" {...stroke} stroke-width="1.5">
    <circle cx="6" cy="6" r="4.8" />
    <path d="M6 3.5V6l1.8 1.2" />
  </svg>
);

export const FailedIcon = () => (
  <svg width="12" height="12" viewBox="0 0 12 12" {...stroke} stroke-width="1.5">
    <circle cx="6" cy="6" r="4.8" />
    <path d="M6 3.2v3.2M6 8.6v.1" />
  </svg>
);
