import type { IncomingHttpHeaders } from 'node:http';

/** Whether what this address says about where a request came from is believed; the nearest one is hop 0. */
export type TrustsProxy = (address: string, hop: number) => boolean;

/** Where a socket comes from, seen through the proxies we trust: the address that the HTTP doors see too. */
export function clientAddress(
  { address, headers }: { readonly address: string; readonly headers: IncomingHttpHeaders },
  trusts: TrustsProxy,
): string {
  const said = headers['x-forwarded-for'] ?? '';
  const forwarded = (Array.isArray(said) ? said.join() : said).split(',').map((part) => part.trim());
  let seen = address;
  for (const [hop, before] of forwarded.reverse().entries()) {
    if (before === '' || !trusts(seen, hop)) break;
    seen = before;
  }
  return seen;
}
