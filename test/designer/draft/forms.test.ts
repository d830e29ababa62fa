import { describe, expect, it } from 'vitest';
import { valueAt } from '#designer/draft/address.ts';
import { partsOf, restored, withChange } from '#designer/draft/body.ts';
import { blankForm } from '#designer/form/model/index.ts';
import { overlay, parts, whole } from './pack.ts';

const form = blankForm({ zh: '夜市申请', en: 'Night market' });
const [known] = Object.keys(parts.forms) as [string];

describe('forms of a draft', () => {
  it('should be set, added and taken away in a whole pack, the others staying the same objects', () => {
    const at = { part: 'forms', path: ['night-market'] } as const;
    const added = partsOf(withChange(whole, null, at, form), null);
    expect(added.forms['night-market']).toBe(form);
    expect(valueAt(added, at)).toBe(form);
    expect(added.forms[known]).toBe(parts.forms[known]);
    const gone = partsOf(withChange({ ...whole, pack: added } as typeof whole, null, at, undefined), null);
    expect(Object.keys(gone.forms)).toEqual(Object.keys(parts.forms));
  });

  it('should stand as they are when the change is taken back, and leave the given pack alone', () => {
    const at = { part: 'forms', path: [known] } as const;
    const before = JSON.stringify(parts.forms);
    const changed = withChange(overlay, parts, at, form);
    expect(partsOf(changed, parts).forms[known]).toBe(form);
    expect(partsOf(restored(changed, parts, at), parts).forms[known]).toBe(parts.forms[known]);
    expect(JSON.stringify(parts.forms)).toBe(before);
  });
});
