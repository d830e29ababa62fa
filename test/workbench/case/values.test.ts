import { expect, it } from 'vitest';
import { valuesOf } from '#workbench/case/acts/values.ts';

it('should keep numbers and truth values, make nothing of nothing, and leave all else text', () => {
  const typed = ['12', '-0.5', '007', 'true', '', ' 李强 ', '1e9'];
  const rows = typed.map((value, key) => ({ key, name: ` v${key} `, value }));
  expect(valuesOf(rows)).toEqual({ v0: 12, v1: -0.5, v2: '007', v3: true, v4: null, v5: '李强', v6: '1e9' });
});
