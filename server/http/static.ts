import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context, Middleware } from 'koa';
import { refusal } from './problem.ts';

interface StaticFile {
  readonly bytes: Buffer;
  readonly type: string;
  readonly hashed: boolean;
  zipped?: Promise<Buffer>;
}

const zip = promisify(gzip);
const compressible = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt']);

/**
 * Serves the built browser apps (浏览器应用) from memory: only files that lay in `distDir` at start exist, so no path can leave it.
 * `/designer...` falls back to designer.html, `/public...` to public.html, every other page address to workbench.html; hashed assets may be kept for a year.
 */
export function staticFiles(distDir: string): Middleware {
  const files = readFiles(distDir);
  return async (ctx, next) => {
    if (
      (ctx.method !== 'GET' && ctx.method !== 'HEAD') ||
      ctx.path.startsWith('/api') ||
      ctx.path === '/openapi.json' ||
      ctx.path === '/healthz'
    )
      return next();
    const path = files.has(ctx.path) ? ctx.path : pageOf(ctx.path);
    const file = path ? files.get(path) : undefined;
    if (!file) return path && files.size === 0 ? refuseUnbuilt() : next();
    await send(ctx, file);
  };
}

/** A name with an extension is a file, not a page; ids such as `12.3` at the end of a page address are not extensions. */
const isFileName = (path: string): boolean => /^\.[a-z]/i.test(extname(path));

function pageOf(path: string): string | undefined {
  if (path.startsWith('/assets/') || isFileName(path)) return undefined;
  const app = ['designer', 'public'].find(name => path === `/${name}` || path.startsWith(`/${name}/`));
  return `/${app ?? 'workbench'}.html`;
}

function refuseUnbuilt(): never {
  throw refusal(503, 'pages-not-built', {
    zh: '网页尚未构建。请运行 npm start。',
    en: 'Expected the browser apps to be built, but they are not. Run npm start.',
  });
}

async function send(ctx: Context, file: StaticFile): Promise<void> {
  ctx.type = file.type;
  ctx.set('cache-control', file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  ctx.vary('accept-encoding');
  if (compressible.has(file.type) && file.bytes.length > 1024 && ctx.acceptsEncodings('gzip') === 'gzip') {
    file.zipped ??= zip(file.bytes);
    ctx.set('content-encoding', 'gzip');
    ctx.body = await file.zipped;
  } else ctx.body = file.bytes;
}

function readFiles(distDir: string): Map<string, StaticFile> {
  if (!existsSync(distDir)) return new Map();
  const found = readdirSync(distDir, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return new Map(
    found.map(entry => {
      const full = join(entry.parentPath, entry.name);
      const path = `/${relative(distDir, full).split(sep).join('/')}`;
      return [path, { bytes: readFileSync(full), type: extname(entry.name), hashed: path.startsWith('/assets/') }];
    }),
  );
}
