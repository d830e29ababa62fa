import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Bounds of connections: slow senders are cut off, and no more than this many are served at once. An idle one is kept longer than a reverse proxy keeps
 * its own (60 s as a rule): the side that gives it up must not be ours, or a request sent at that moment is lost.
 */
const bounds = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000, maxConnections: 2_000, drainMs: 5_000 } as const;

/** Creates the HTTP server with its bounds. */
export function createHttpServer(serve: RequestListener): Server {
  const { headersTimeout, requestTimeout, keepAliveTimeout, maxConnections } = bounds;
  const server = createServer({ headersTimeout, requestTimeout, keepAliveTimeout }, serve);
  server.maxConnections = maxConnections;
  return server;
}

/** Starts to listen and answers with the address; a taken port is an error. */
export async function listen(server: Server, at: { port: number; host: string }): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Requests under way may finish for a while, then their connections are cut. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>(resolve => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), bounds.drainMs);
  await closed;
  clearTimeout(cut);
}
