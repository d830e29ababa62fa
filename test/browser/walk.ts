import { type Page, test } from '@playwright/test';
import { callAs, type DemoServer, signIn, startDemo } from './support.ts';

/** A demo server with people signed in, for the tests of one file. */
export interface Walk {
  readonly server: DemoServer;
  /** The page of a person. */
  of(login: string): Page;
  /** Everybody's page. */
  everybody(): readonly Page[];
  /** What another walk shows is done through the API, as the person signed in. */
  call<T>(login: string, method: string, path: string, body?: unknown): Promise<T>;
  /** Moves the demo clock forward, to a local day and hour. */
  moveTo(day: string, hour: string): Promise<unknown>;
}

/** Starts a server before the tests of the file and takes it away after them; `prepare` works on the server before anybody signs in. */
export function startWalk(logins: readonly string[], prepare: (server: DemoServer) => Promise<void> = async () => {}): Walk {
  let server: DemoServer;
  const pages = new Map<string, Page>();
  test.beforeAll(async ({ browser }) => {
    server = await startDemo();
    await prepare(server);
    for (const login of logins) pages.set(login, await signIn(browser, server.address, login));
  });
  test.afterAll(async () => {
    for (const page of pages.values()) await page.context().close();
    await server.remove();
  });
  const of = (login: string): Page => pages.get(login)!;
  const call = <T>(login: string, method: string, path: string, body?: unknown) =>
    callAs<T>(of(login), { method, url: server.address + path, body });
  return {
    get server() {
      return server;
    },
    of,
    everybody: () => [...pages.values()],
    call,
    moveTo: (day, hour) => call(logins[0]!, 'POST', '/api/demo/clock', { now: Date.parse(`${day}T${hour}:00+08:00`) }),
  };
}
