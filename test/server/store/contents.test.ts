import { describe, expect, it } from 'vitest';
import { resolveContent } from '#server/store/contents.ts';
import { partsOf } from '../../processes/overlay/parts.ts';

const root = { pack: partsOf('supplement'), calls: {} };
const over = (base: string, value: string) => ({
  overlay: { base, operations: [{ part: 'head', path: ['title'], value: { zh: value, en: value } }] },
  calls: { called: base },
});
const stored: Readonly<Record<string, unknown>> = {
  root,
  town: over('root', '镇'),
  village: { overlay: { base: 'town', operations: [] }, calls: {} },
  orphan: over('nothing', 'x'),
  circle: over('circle', 'x'),
};
const read = async (content: string) => (Object.hasOwn(stored, content) ? JSON.stringify(stored[content]) : undefined);

describe('resolveContent', () => {
  it('should give what is stored whole as it is', async () => {
    expect(await resolveContent('root', read)).toEqual(JSON.parse(JSON.stringify(root)));
  });

  it('should fold operations into their base, however deep, with the calls resolved for it', async () => {
    // when
    const [town, village] = [await resolveContent('town', read), await resolveContent('village', read)];
    // then
    expect(town!.pack.head.title.zh).toBe('镇');
    expect(town!.calls).toEqual({ called: 'root' });
    expect(village).toEqual({ pack: town!.pack, calls: {} });
  });

  it.each(['unknown', 'orphan', 'circle'])('should find nothing where a base is missing or its own: %s', async content => {
    expect(await resolveContent(content, read)).toBeUndefined();
  });
});
