import type { Problem } from '../../src/contract/console.ts';

export type ApiFault =
  /** No answer came. */
  | { readonly kind: 'unreachable' }
  /** The server said no, and why. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly message: string }
  /** The answer has another shape than this page knows: one of the two is older. */
  | { readonly kind: 'misunderstood' };

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly fault: ApiFault;

  constructor(fault: ApiFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

export function refusal(status: number, problem: Problem | undefined): ApiFault {
  const message = problem?.detail ?? problem?.faults?.[0]?.message ?? problem?.title;
  return {
    kind: 'refused',
    status,
    code: problem?.code ?? 'fault',
    message: message ?? `The server answered ${status}. Please try again.`,
  };
}

export const faultOf = (error: unknown): ApiFault =>
  error instanceof ApiError ? error.fault : { kind: 'misunderstood' };

/** What went wrong and what to do, for whoever reads it. */
export function faultWords(fault: ApiFault): string {
  switch (fault.kind) {
    case 'unreachable':
      return 'Frontdesk does not answer. Check the network of this computer; the page tries again by itself.';
    case 'misunderstood':
      return 'This page is older than the server. Reload it.';
    case 'refused':
      return fault.message;
  }
}

export const isRefusedAs = (error: unknown, code: string): boolean =>
  error instanceof ApiError && error.fault.kind === 'refused' && error.fault.code === code;
