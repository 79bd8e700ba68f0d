import type { Router } from 'express';
import type { House } from '../app/house.ts';
import type { WebhookGate, WebhookReader } from '../app/ports/carrier.ts';
import type { Limiters } from './middleware/limiters.ts';
import type { SignInLimits } from './middleware/sign-in-limits.ts';

/** What the web needs beside the house itself. */
export interface WebParts {
  readonly house: House;
  readonly gate: WebhookGate;
  readonly reader: WebhookReader;
  readonly limiters: Limiters;
  readonly signInLimits: SignInLimits;
  /** True once messages can be stored and handled. */
  readonly ready: () => Promise<boolean>;
  readonly metrics: () => Promise<{ readonly contentType: string; readonly body: string }>;
  /** The world reaches us: what is for the operator alone is shown to nobody else. */
  readonly isPublic: boolean;
  /** Cookies are sent over https only. */
  readonly secure: boolean;
  readonly trustedProxies: readonly string[];
  readonly assets: { readonly console: string; readonly widget: string };
  /** The phones of the local carrier, for the demo page; absent where real patients could be. */
  readonly phone?: Router;
}
