import type { Problem } from '#engine/problem.ts';
import { isValues, Shape, type Values } from '../read/shape.ts';
import type { DraftBody, GoldenCases, ItemOverlay, Operation, OverlayBody, WholeBody } from './types.ts';

/** A body with what is wrong in its outline; null when pages could not show it again. What its parts say is judged apart. */
export interface ReadBody {
  readonly body: DraftBody | null;
  readonly problems: readonly Problem[];
}

/** Operations and items of one overlay at most, steps of an address. */
const most = { operations: 2_000, items: 200, steps: 12 } as const;

/** Read the outline of a draft (读取草稿): kind, parts, addresses. Never throws, whoever wrote it. */
export function readBody(value: unknown): ReadBody {
  const shape = new Shape('draft');
  const given = shape.object(value, { at: '' });
  const kind = shape.oneOf(given.kind, ['whole', 'overlay'] as const, { at: '/kind' });
  const body = kind === 'whole' ? readWhole(shape, given) : readOverlay(shape, given);
  return { body: shape.problems.length > 0 ? null : body, problems: shape.problems };
}

const objects = ['head', 'forms', 'roles', 'settings', 'documents', 'texts'] as const;

function readWhole(shape: Shape, given: Values): WholeBody {
  shape.onlyKeys(given, ['kind', 'pack', 'golden'], { at: '' });
  const pack = shape.object(given.pack, { at: '/pack' });
  shape.onlyKeys(pack, [...objects, 'bpmn', 'decisions', 'clocks', 'cards', 'statusOf'], { at: '/pack' });
  for (const name of objects) shape.object(pack[name], { at: `/pack/${name}` });
  const texts = shape.object(pack.texts, { at: '/pack/texts' });
  for (const language of ['zh', 'en']) shape.object(texts[language], { at: `/pack/texts/${language}` });
  if (pack.decisions !== undefined) readTexts(shape, pack.decisions, '/pack/decisions');
  shape.text(pack.bpmn, { at: '/pack/bpmn', max: Number.POSITIVE_INFINITY });
  return { kind: 'whole', pack: pack as unknown as WholeBody['pack'], golden: readGolden(shape, given.golden) };
}

function readTexts(shape: Shape, value: unknown, at: string): void {
  for (const [key, text] of Object.entries(shape.object(value, { at })))
    shape.text(text, { at: `${at}/${key}`, max: Number.POSITIVE_INFINITY });
}

function readGolden(shape: Shape, value: unknown): GoldenCases {
  const given = shape.object(value ?? { scenarios: {}, items: [] }, { at: '/golden' });
  shape.onlyKeys(given, ['scenarios', 'items'], { at: '/golden' });
  const items = shape.list(given.items, { at: '/golden/items' });
  for (const [index, item] of items.entries()) shape.id(isValues(item) ? item.id : undefined, { at: `/golden/items/${index}/id` });
  return {
    scenarios: shape.object(given.scenarios, { at: '/golden/scenarios' }) as GoldenCases['scenarios'],
    items: items as GoldenCases['items'],
  };
}

function readOverlay(shape: Shape, given: Values): OverlayBody {
  shape.onlyKeys(given, ['kind', 'base', 'operations', 'items'], { at: '' });
  const base = shape.text(given.base, { at: '/base', max: 64 });
  const operations = shape.list(given.operations, { at: '/operations', max: most.operations });
  const items = shape.list(given.items, { at: '/items', max: most.items });
  return {
    kind: 'overlay',
    base,
    operations: operations.map((one, index) => readOperation(shape, one, `/operations/${index}`)),
    items: items.map((one, index) => readItem(shape, one, `/items/${index}`)),
  };
}

const parts: readonly Operation['part'][] = [
  ...(['head', 'process', 'forms', 'decisions', 'clocks', 'cards', 'roles', 'settings', 'documents', 'texts'] as const),
];

function readOperation(shape: Shape, value: unknown, at: string): Operation {
  const given = shape.object(value, { at });
  shape.onlyKeys(given, ['part', 'path', 'value'], { at });
  return {
    part: shape.oneOf(given.part, parts, { at: `${at}/part` }),
    path: shape.texts(given.path, { at: `${at}/path`, min: 1, max: most.steps }),
    ...(given.value === undefined ? {} : { value: given.value }),
  };
}

function readItem(shape: Shape, value: unknown, at: string): ItemOverlay {
  const given = shape.object(value, { at });
  shape.onlyKeys(given, ['item', 'version', 'unit', 'operations', 'own'], { at });
  const operations = shape.list(given.operations, { at: `${at}/operations`, max: most.operations });
  return {
    item: shape.id(given.item, { at: `${at}/item` }),
    version: shape.whole(given.version, { at: `${at}/version`, min: 1, max: 1_000_000 }),
    unit: shape.id(given.unit, { at: `${at}/unit` }),
    operations: operations.map((one, index) => {
      const place = `${at}/operations/${index}`;
      const operation = shape.object(one, { at: place });
      shape.onlyKeys(operation, ['path', 'value'], { at: place });
      return {
        path: shape.texts(operation.path, { at: `${place}/path`, min: 1, max: most.steps }),
        ...(operation.value === undefined ? {} : { value: operation.value }),
      };
    }),
    ...(given.own === undefined ? {} : { own: shape.whole(given.own, { at: `${at}/own`, min: 1, max: 1_000_000 }) }),
  };
}
