import type { Context } from '#engine/cases/context.ts';
import type { Store } from '../store/types.ts';
import type { Reading } from './reading.ts';

/** What the engine's previews look at besides the case (预览的依据): organisation, calendar, the releases of all open scopes. */
export async function contextOf(store: Store, { state, organisation, calendar, now }: Reading): Promise<Context> {
  const contents = new Set([state.content, ...Object.values(state.scopes).map(({ content }) => content)]);
  const found = new Map(await Promise.all([...contents].map(async content => [content, await store.release(content)] as const)));
  return { now, organisation, calendar, release: content => found.get(content) };
}
