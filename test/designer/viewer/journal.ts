import type { Entry } from '#engine/cases/events.ts';
import { runScenario } from '#engine/simulation/index.ts';
import type { SeenEntry } from '#designer/viewer/index.ts';
import { loadShipped } from '../../engine/cases/packs.ts';
import { shipped } from '../../processes/shipped.ts';

/** Names of the accounts the simulation works with. */
const names: Readonly<Record<string, string>> = { wangfang: '王芳', liqiang: '李强', chenjing: '陈静', zhouwei: '周伟', system: '系统' };

/** An entry as the API gives it: private parts merged in, the actor named. */
export function seen({ seq, recordedAt, effectiveAt, actor, events }: Entry): SeenEntry {
  const flat = events.map(event => ({ ...(event as { private?: object }).private, ...event }));
  return { seq, recordedAt, effectiveAt, actor: { account: actor, name: names[actor] ?? actor }, events: flat as SeenEntry['events'] };
}

/** Runs a golden case of the promised pack and gives its journal. */
export async function journalOf(name: string) {
  const { releases, promised, items, organisation, calendar } = await loadShipped();
  const scenario = shipped.promised!.scenarios[name]!;
  const ordered = [promised, ...releases.filter(release => release !== promised)];
  const service = items.find(({ id }) => id === scenario.item)!;
  const { entries, state } = runScenario({ scenario, releases: ordered, service, organisation, calendar });
  return { entries, seen: entries.map(seen), scenario, state: state!, promised };
}
