import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'koa';
import { notFound } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import { findContent, formOf } from '../releases/content.ts';
import { isReadable } from '../releases/list.ts';
import type { Store } from '../store/types.ts';
import { draftModule } from './drafts.ts';
import { compiledForm, compiledSystemForm } from './judges.ts';

const zip = promisify(gzip);
/** Path of every validator module (校验模块). */
export const modulePath = '/validators/:scope/:file';

/**
 * Serves the validator of a form as a module (提供校验模块) to whoever may read the form: those of the product to everybody signed in, those of a
 * release within reach of his centre, drafts to who draws. All else does not exist. What stands under an address never changes.
 */
export async function serveModule(ctx: Context, store: Store, person: Person | null): Promise<void> {
  const { scope = '', file = '' } = ctx.params as Readonly<Record<string, string | undefined>>;
  const text = person && file.endsWith('.js') ? await findModule(store, person, { scope, name: file.slice(0, -3) }) : undefined;
  if (text === undefined) throw notFound();
  ctx.type = 'text/javascript';
  ctx.set('cache-control', 'private, max-age=31536000, immutable');
  ctx.etag = createHash('sha256').update(text).digest('base64url');
  ctx.vary('accept-encoding');
  ctx.status = 200;
  // A module never changes, so that what the browser has is what there is, even where it asks to be sure.
  if (ctx.get('if-none-match') === ctx.response.get('etag')) {
    ctx.status = 304;
    return;
  }
  await send(ctx, text);
}

async function send(ctx: Context, text: string): Promise<void> {
  if (ctx.acceptsEncodings('gzip', 'identity') !== 'gzip') {
    ctx.body = text;
    return;
  }
  ctx.set('content-encoding', 'gzip');
  ctx.body = await zip(text);
}

async function findModule(
  store: Store,
  person: Person,
  { scope, name }: { readonly scope: string; readonly name: string },
): Promise<string | undefined> {
  if (scope === 'system') return compiledSystemForm(name)?.moduleText;
  if (scope === 'draft') return person.permissions.has('pack.edit') ? draftModule(name) : undefined;
  if (!/^[\w-]{1,100}$/.test(scope) || !(await isReadable(store, person, scope))) return undefined;
  const form = formOf(scope, await findContent(store, scope), name);
  return form ? compiledForm(scope, form).moduleText : undefined;
}
