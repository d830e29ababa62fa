import { applyChange } from '#engine/calendar/index.ts';
import type { CalendarChange, CalendarLayer } from '#engine/calendar/types.ts';
import type { Impact } from '../contract/calendars.ts';
import { notFound, refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import { databaseOf } from '../store/database.ts';
import { inThread } from '../store/thread.ts';
import type { Store } from '../store/types.ts';
import type { ImpactOrder } from './impact.ts';
import { type Ask, readLayer, readLayers, readTree } from './layers.ts';
import { checkMayChange } from './reach.ts';

/** What is previewed: a change of the layer in force, or one of its stored versions. */
export type Previewed = { readonly change: CalendarChange } | { readonly version: number };

const worker = new URL('./preview-worker.ts', import.meta.url);

/** Shows what a change would do to the open cases (影响预览). Ends early when the client goes away. */
export async function previewCalendar(
  store: Store,
  person: Person,
  of: { readonly id: string; readonly previewed: Previewed; readonly gone: AbortSignal },
): Promise<Impact> {
  const tree = await readTree(store.shared.select);
  checkMayChange(tree, person, of.id);
  const layer = await layerOf(store.shared.select, of.id, of.previewed);
  return measureImpact(store, { id: of.id, layer: layer ?? null, now: store.clock.now(), visible: person.tenants }, of.gone);
}

async function layerOf(ask: Ask, id: string, previewed: Previewed): Promise<CalendarLayer | undefined> {
  if ('change' in previewed) {
    const [own] = await readLayers(ask, [id]);
    const before = own?.layer ?? { id, version: 0, years: {} };
    const { layer, problems } = applyChange(before, previewed.change, before.version + 1);
    const wrong = problems.find(({ severity }) => severity === 'error');
    if (wrong) throw refusal(422, 'calendar-not-sound', wrong.message);
    return layer;
  }
  const layer = await readLayer(ask, id, previewed.version);
  if (layer === undefined && previewed.version !== 0) throw notFound();
  return layer;
}

/** Computes an impact in a thread of its own, so that no page waits for it; `gone` ends it. */
export function measureImpact(store: Store, order: ImpactOrder, gone: AbortSignal): Promise<Impact> {
  return inThread(store, { worker, given: { url: databaseOf(store).url, order }, gone, ended });
}

function ended() {
  return refusal(503, 'preview-ended', {
    zh: '试算在完成前已停止，没有保存任何内容。',
    en: 'Expected the preview to come to its end, but it was ended before. Nothing was stored.',
  });
}
