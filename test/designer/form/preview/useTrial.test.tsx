// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Trial, useTrial } from '#designer/form/preview/useTrial.ts';
import type { FormFile } from '#processes/types.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const file: FormFile = {
  title: { zh: '申请表', en: 'Application' },
  schema: { type: 'object', required: ['name'], properties: { name: { type: 'string', title: '名称' } } },
  ui: {},
};
const answers = {};
const setting = { rights: null, roots: {} };
let trial: Trial;
let root: Root;

function Preview() {
  trial = useTrial(file, answers, setting);
  return null;
}

beforeEach(async () => {
  // the form is compiled, and what judges its answers cannot be loaded
  const compiled = JSON.stringify({ url: '/validators/none.js', problems: [] });
  vi.stubGlobal('fetch', async () => new Response(compiled, { headers: { 'content-type': 'application/json' } }));
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () => root.render(<Preview />));
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});

describe('checking example answers (试校验)', () => {
  it('should not call answers right where what judges them could not be loaded', async () => {
    // when
    await act(async () => trial.run());
    await vi.waitFor(async () => {
      await act(async () => {});
      expect(['idle', 'compiling']).not.toContain(trial.state.kind);
    });
    // then
    expect(trial.state.kind).toBe('failed');
  });
});
