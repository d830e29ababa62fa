import type { Pack, PackFiles } from './types.ts';

/** The files a pack is made of (模板包文件), as `readPack` reads them: the way back from a pack that pages or overlays changed. */
export function filesOfPack(pack: Pack): PackFiles {
  const { head, bpmn, forms, decisions, clocks, cards, roles, settings, documents, scenarios, items, texts, statusOf } = pack;
  const files: [string, unknown][] = [
    ['pack.json', { ...head, statusOf }],
    ['clocks.json', clocks],
    ...(cards === null || cards === undefined ? [] : [['cards.json', cards] as [string, unknown]]),
    ['roles.json', roles],
    ['settings.json', settings],
    ['texts/zh.json', texts?.zh],
    ['texts/en.json', texts?.en],
    ...inFolder('forms', '.form.json', forms),
    ...inFolder('documents', '.json', documents),
    ...inFolder('scenarios', '.json', scenarios),
    ...items.map((item): [string, unknown] => [`items/${item.id}.json`, item]),
  ];
  return {
    'process.bpmn': bpmn,
    ...Object.fromEntries(Object.entries(decisions ?? {}).map(([id, xml]) => [`decisions/${id}.dmn`, xml])),
    ...Object.fromEntries(files.map(([name, value]) => [name, JSON.stringify(value ?? null)])),
  };
}

function inFolder(folder: string, ending: string, entries: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(entries).map(([id, value]) => [`${folder}/${id}${ending}`, value]);
}
