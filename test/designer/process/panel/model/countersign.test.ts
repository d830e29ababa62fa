// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from 'vitest';
import { type CountersignView, newCountersign, readCountersign, withCountersign } from '#designer/process/panel/model/countersign.ts';
import { settingOf, settingsFor, unusualSettings, verbSettings, withSetting } from '#designer/process/panel/model/verbs.ts';
import { defaultVerbSettings } from '#engine/bpmn/verbs.ts';
import { prepareCanvas } from '../../canvas.ts';
import { type Drawing, openDrawing, processOf } from '../open.ts';

const open = (): Promise<Drawing> => openDrawing(processOf('promised'));
const sign = ({ apply, editor, subject }: Drawing, view: CountersignView | null): void =>
  apply('review', withCountersign(subject('review'), view, editor.factory));
const signedIn = async (drawing: Drawing) => (await drawing.compiled()).elements.review!.countersign;

describe('countersigning', () => {
  beforeAll(prepareCanvas);

  it('should be written for each way of deciding with what means something for it alone', async () => {
    const drawing = await open();
    const whole: CountersignView = {
      ...newCountersign,
      threshold: '0.6',
      inclusive: true,
      refusal: 'all',
      signers: ['liqiang', 'chenjing'],
      weights: { liqiang: 2 },
      whenEmpty: 'pass',
      whenApplicant: 'skip',
    };

    // when
    sign(drawing, { ...whole, mode: 'order' });
    const ordered = await signedIn(drawing);
    sign(drawing, { ...whole, mode: 'vote' });

    // then
    const common = { signers: { text: '["liqiang", "chenjing"]', feel: true }, whenEmpty: 'pass', whenApplicant: 'skip' };
    expect(ordered).toEqual({ ...common, mode: 'order', inclusive: false, refusal: 'all' });
    expect(await signedIn(drawing)).toEqual({
      ...common,
      mode: 'vote',
      refusal: 'first',
      inclusive: true,
      threshold: { text: '0.6', feel: false },
      weights: { text: '{ "liqiang": 2 }', feel: true },
    });
    expect(readCountersign(drawing.subject('review'))).toEqual({ ...whole, refusal: 'first', mode: 'vote' });
    drawing.editor.destroy();
  });

  it('should keep expressions as they are written, and be taken away whole', async () => {
    const drawing = await open();
    const view: CountersignView = {
      ...newCountersign,
      mode: 'vote',
      threshold: '= 2/3',
      signers: '= data.handle.signers',
      weights: '= if true then { "a": 1 } else {}',
    };
    sign(drawing, view);

    // then
    expect(readCountersign(drawing.subject('review'))).toEqual(view);
    sign(drawing, null);
    expect(readCountersign(drawing.subject('review'))).toBeNull();
    expect(await signedIn(drawing)).toBeUndefined();
    drawing.editor.destroy();
  });
});

describe('settings of verbs', () => {
  beforeAll(prepareCanvas);

  it('should have the values of the engine, the usual one first', () => {
    expect(Object.fromEntries(verbSettings.map(({ name, values }) => [name, values[0]]))).toEqual(defaultVerbSettings);
  });

  it('should be offered for the verbs of the step alone, and written where they are not usual', async () => {
    const drawing = await open();
    const step = drawing.subject('review');
    expect(settingsFor(['take-back']).map(({ name }) => name)).toEqual(['stepLimit', 'takeBack']);
    expect(settingsFor(null)).toEqual(verbSettings);

    // when
    for (const setting of verbSettings) drawing.apply('review', withSetting(step, setting, setting.values.at(-1)!, drawing.editor.factory));

    // then: the engine takes each of them
    const { verbSettings: read } = (await drawing.compiled()).elements.review!;
    expect(read).toEqual(Object.fromEntries(verbSettings.map(({ name, values }) => [name, values.at(-1)])));
    // 不通过 is not offered at this step: its setting is not counted
    expect(unusualSettings(step)).toBe(verbSettings.length - 1);
    const [first] = verbSettings;
    drawing.apply('review', withSetting(step, first!, first!.values[0]!, drawing.editor.factory));
    expect(settingOf(step, first!)).toBe('branch');
    expect(await drawing.editor.saveXml()).not.toContain('returnReach');
    drawing.editor.destroy();
  });
});
