import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedWebhook {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly params: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string;
  /** Break the connection instead of answering. */
  readonly cut?: true;
}

/** The clinic's end of the webhooks: keeps what comes and answers as told. */
export interface ClinicEnd {
  readonly url: string;
  readonly received: readonly ReceivedWebhook[];
  /** Answers for the next webhooks, in turn; then empty ones. */
  answerNext(...answers: readonly Answer[]): void;
  close(): Promise<void>;
}

export async function openClinicEnd(): Promise<ClinicEnd> {
  const received: ReceivedWebhook[] = [];
  const answers: Answer[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const params = Object.fromEntries(new URLSearchParams(body));
      received.push({ url: request.url ?? '', headers: request.headers, params });
      const { status = 204, type = 'text/plain', body: answer = '', cut } = answers.shift() ?? {};
      if (cut) request.socket.destroy();
      else response.writeHead(status, { 'content-type': type }).end(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answerNext: (...next) => void answers.push(...next),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
