/** What one address or visitor may do in a while; false is too much. */
export interface Limits {
  mayConnect(address: string): Promise<boolean>;
  maySay(visitor: string): Promise<boolean>;
  mayRead(visitor: string): Promise<boolean>;
}
