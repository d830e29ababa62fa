import { shippedPacks } from '#processes/disk.ts';
import type { FormFile } from '#processes/types.ts';
import { stall } from './stall.ts';

export { stall } from './stall.ts';

/** Forms of the packs that come with the product, the one above first. */
export const forms: readonly FormFile[] = [stall, ...shippedPacks().packs.flatMap(pack => Object.values(pack.forms))];
