import { describe, expect, it } from 'vitest';
import { loadValidate } from '#forms/render/load.ts';
import type { ValidatorRuntime } from '#forms/schema/runtime.ts';
import { runtime } from '#forms/schema/runtime.ts';

const accepts = Object.assign(() => true, { errors: null });

describe('loadValidate', () => {
  it('should load what stands under an address once and hand it the runtime', async () => {
    // given
    const handed: ValidatorRuntime[] = [];
    const importing = async () => ({
      default: (given: ValidatorRuntime) => {
        handed.push(given);
        return accepts;
      },
    });
    // when
    const [first, second] = await Promise.all([loadValidate('/validators/a.js', importing), loadValidate('/validators/a.js', importing)]);
    // then
    expect(first).toBe(accepts);
    expect(second).toBe(first);
    expect(handed).toEqual([runtime]);
  });

  it('should try again what could not be loaded', async () => {
    await expect(loadValidate('/validators/b.js', () => Promise.reject(new Error('offline')))).rejects.toThrow('offline');
    await expect(loadValidate('/validators/b.js', async () => ({ default: () => accepts }))).resolves.toBe(accepts);
  });

  it('should give modules nothing but what a validator needs', () => {
    expect(() => runtime.require('fs')).toThrow('ucs2length or equal only');
    expect(() => runtime.require('constructor')).toThrow('ucs2length or equal only');
  });
});
