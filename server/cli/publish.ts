import { v7 } from 'uuid';
import type { PreparedRelease } from '#processes/publish.ts';
import { openStore } from '../store/index.ts';
import type { OpenStore, ScopedReader } from '../store/types.ts';
import { existingDatabase } from './database.ts';
import { print, printJson, refuse } from './output.ts';

/** Where a release goes and how the answer is printed. */
export interface PublishOptions {
  readonly centre: string;
  readonly database?: string;
  readonly json: boolean;
}

/** Put a release in force in a centre (发布到中心): it gets the next number, unless its content is in force already. */
export async function publishPack(made: PreparedRelease, { centre, database, json }: PublishOptions): Promise<void> {
  const url = existingDatabase(database);
  if (url === undefined) return;
  const store = await openStore({ url });
  try {
    await publishIn(store, made, { centre, json });
  } finally {
    await store.close();
  }
}

async function publishIn(
  store: OpenStore,
  { manifest, release, golden }: PreparedRelease,
  { centre, json }: PublishOptions,
): Promise<void> {
  const place = await store.withScope({ tenants: [centre], actor: 'system' }, reader => readPlace(reader, centre));
  if (!place.exists) {
    return refuse({ zh: `没有编号为「${centre}」的中心。`, en: `Expected the id of a centre, but there is no centre "${centre}".` });
  }
  const missing = Object.entries(manifest.calls).find(([pack, content]) => place.inForce.get(pack)?.content !== content);
  if (missing) {
    const [pack] = missing;
    return refuse({
      zh: `该中心没有发布模板包「${pack}」的这个版本，请先发布它。`,
      en: `Expected the called pack "${pack}" to be in force with this content; publish it first.`,
    });
  }
  const before = place.inForce.get(manifest.pack);
  if (before?.content === manifest.content) return say({ ...before, pack: manifest.pack, isNew: false }, json);
  const number = (place.lastNumber.get(manifest.pack) ?? 0) + 1;
  const outcome = await store.executeStream({
    id: v7(),
    stream: 'release',
    streamId: manifest.pack,
    tenant: centre,
    type: 'publish-release',
    actor: { account: 'system', name: 'banjian release', principals: ['system'] },
    body: { manifest: { ...manifest, number, publishedAt: store.clock.now() }, release, golden },
  });
  if (!outcome.ok) return refuse(outcome.rejection.message);
  say({ pack: manifest.pack, number, content: manifest.content, isNew: true }, json);
}

interface InForce {
  readonly number: number;
  readonly content: string;
}

interface Place {
  readonly exists: boolean;
  readonly inForce: ReadonlyMap<string, InForce>;
  /** Retired releases keep their number. */
  readonly lastNumber: ReadonlyMap<string, number>;
}

async function readPlace(reader: ScopedReader, centre: string): Promise<Place> {
  const centres = await reader.select('select tenant from centre where tenant = ?', [centre]);
  const packs = await reader.select<InForce & { id: string }>('select id, number, content from pack where tenant = ?', [centre]);
  const last = await reader.select<{ pack: string; number: number }>(
    'select pack, max(number) as number from release where tenant = ? group by pack',
    [centre],
  );
  return {
    exists: centres.length > 0,
    inForce: new Map(packs.map(({ id, number, content }) => [id, { number, content }])),
    lastNumber: new Map(last.map(({ pack, number }) => [pack, Number(number)])),
  };
}

function say({ pack, number, content, isNew }: InForce & { pack: string; isNew: boolean }, json: boolean): void {
  if (json) printJson({ pack, number, content, published: isNew });
  else if (isNew) print(`已发布 ${pack} 第 ${number} 版，内容 ${content}\nPublished ${pack} number ${number}, content ${content}`);
  else
    print(
      `${pack} 第 ${number} 版内容相同，已在使用，没有再发布。\n${pack} number ${number} has the same content and is in force; nothing published.`,
    );
}
