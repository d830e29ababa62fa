import type { Parts } from '#designer/draft/address.ts';
import type { DraftBody, OverlayBody } from '#designer/draft/body.ts';
import { shippedPacks } from '#processes/disk.ts';

/** The promised pack as drafts hold it (测试模板包). */
const { scenarios, items, ...pack } = shippedPacks().packs.find(({ head }) => head.id === 'promised')!;

export const parts: Parts = pack;
export const whole: DraftBody = { kind: 'whole', pack, golden: { scenarios, items } };
export const overlay: OverlayBody = {
  kind: 'overlay',
  base: 'base-content',
  operations: [],
  items: [{ item: items[0]!.id, version: 1, unit: 'economic', operations: [] }],
};
export const item = items[0]!;
