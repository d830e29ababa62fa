import Router from '@koa/router';
import Koa from 'koa';
import type { Logger } from 'pino';
import { calendarHandlers } from './calendars/routes.ts';
import { caseHandlers } from './cases/routes.ts';
import { catalogueHandlers } from './catalogue/routes.ts';
import { codeHandlers } from './codes/routes.ts';
import { hintsPath, routes } from './contract/routes.ts';
import { demoHandlers } from './demo/routes.ts';
import { createConnector } from './http/cookie.ts';
import { errorAnswers, harmless } from './http/errors.ts';
import { securityHeaders } from './http/headers.ts';
import { createHintHub } from './http/hints.ts';
import { closeServer, createHttpServer, listen } from './http/listen.ts';
import { createLogger } from './http/logger.ts';
import { openApi } from './http/openapi.ts';
import { refuseForeignOrigin } from './http/origin.ts';
import { type Gate, type Handlers, mountRoutes } from './http/route.ts';
import { staticFiles } from './http/static.ts';
import { createLockout } from './identity/lockout.ts';
import { findPerson } from './identity/person.ts';
import { identityHandlers } from './identity/routes.ts';
import { createSessions } from './identity/sessions.ts';
import { type Retention, runJobs, startJobs } from './jobs/index.ts';
import { noticeHandlers } from './notices/routes.ts';
import { peopleHandlers } from './people/routes.ts';
import { publicHandlers } from './public/routes.ts';
import { modulePath, serveModule } from './forms/modules.ts';
import { formHandlers } from './forms/routes.ts';
import { designingHandlers } from './releases/designing.ts';
import { publishingHandlers } from './releases/publishing.ts';
import { releaseHandlers } from './releases/routes.ts';
import { statisticsHandlers } from './statistics/routes.ts';
import type { Services } from './services.ts';
import type { OpenStore } from './store/types.ts';
import { supervisionHandlers } from './supervision/routes.ts';
import { taskHandlers } from './tasks/routes.ts';
import { startSweep, sweep } from './timers/index.ts';

/** What a server is made from. */
export interface AppOptions {
  readonly store: OpenStore;
  /** Folder of the built browser apps. */
  readonly distDir: string;
  readonly logger?: Logger;
  /** true behind TLS: Secure cookies and HSTS. */
  readonly secure?: boolean;
  /** true behind a proxy that sets X-Forwarded-For. */
  readonly trustProxy?: boolean;
  /** Machine time for sessions; tests move it. */
  readonly now?: () => number;
  /** How long notices, drafts and looks are kept; the usual periods otherwise. */
  readonly retention?: Retention;
}

/** A server ready to listen (应用). */
export interface App {
  /** Starts to listen and to look for due work; answers with the address. Port 0: any free one. */
  listen(at: { readonly port: number; readonly host: string }): Promise<string>;
  /** Stops taking requests, ends live pages, waits for what is under way. The store stays open. */
  close(): Promise<void>;
}

/** Creates the server: the whole wiring of the shell in one place. */
export async function createApp(options: AppOptions): Promise<App> {
  const services = createServices(options);
  const server = createHttpServer(createKoa(options, services).callback());
  const loops: { stop(): Promise<void> }[] = [];
  return {
    async listen(at) {
      const address = await listen(server, at);
      loops.push(...startLoops(services, options.retention));
      return address;
    },
    async close() {
      services.hints.close();
      await closeServer(server);
      await Promise.all(loops.splice(0).map(loop => loop.stop()));
    },
  };
}

/** Due clocks, timers and jobs are looked for as long as the server listens. */
function startLoops({ store, logger }: Services, retention: Retention | undefined) {
  const onError = (error: unknown) => logger.error({ fault: harmless(error) }, 'due work failed');
  return [startSweep(store, { onError }), startJobs(store, { onError, ...(retention && { retention }) })];
}

async function runDue(store: OpenStore): Promise<void> {
  while ((await sweep(store)) > 0);
  while ((await runJobs(store)) > 0);
}

function createServices({ store, now, logger }: AppOptions): Services {
  const sessions = createSessions(store, now);
  return {
    store,
    logger: logger ?? createLogger(),
    sessions,
    lockout: createLockout(),
    hints: createHintHub(store, sessions),
    runDue: () => runDue(store),
  };
}

function createKoa(options: AppOptions, services: Services): Koa {
  const secure = options.secure ?? false;
  // One proxy stands in front: only the address it adds itself is believed, what the client wrote before it is not.
  const koa = new Koa({ proxy: options.trustProxy ?? false, maxIpsCount: 1 });
  koa.on('error', thrown => services.logger.warn({ fault: harmless(thrown) }, 'connection failed'));
  const router = createRouter(services, createConnector({ secure }));
  koa.use(securityHeaders({ secure }));
  koa.use(errorAnswers(services.logger));
  koa.use(refuseForeignOrigin);
  koa.use(staticFiles(options.distDir));
  koa.use(router.routes());
  return koa;
}

function createRouter(services: Services, connect: Gate['connect']): Router {
  const router = new Router();
  const document = JSON.stringify(openApi(routes));
  router.get('/openapi.json', ctx => {
    ctx.type = 'application/json';
    ctx.body = document;
  });
  router.get(hintsPath, ctx => services.hints.serve(ctx, connect(ctx).secret));
  router.get(modulePath, async ctx => serveModule(ctx, services.store, await identify(services, connect(ctx).secret)));
  mountRoutes(router, handlersOf(services), { connect, identify: secret => identify(services, secret) });
  return router;
}

async function identify({ store, sessions }: Services, secret: string | undefined) {
  const owner = secret ? await sessions.find(secret) : null;
  return owner && findPerson(store, owner);
}

function handlersOf(services: Services): Handlers {
  return {
    health: async () => {
      await services.store.shared.select('select id from database_mark limit 1', []);
      return { ok: true };
    },
    ...identityHandlers(services),
    ...catalogueHandlers(services),
    ...caseHandlers(services),
    ...taskHandlers(services),
    ...releaseHandlers(services),
    ...designingHandlers(services),
    ...publishingHandlers(services),
    ...formHandlers(),
    ...publicHandlers(services),
    ...statisticsHandlers(services),
    ...supervisionHandlers(services),
    ...calendarHandlers(services),
    ...codeHandlers(services),
    ...noticeHandlers(services),
    ...peopleHandlers(services),
    ...demoHandlers(services),
  };
}
