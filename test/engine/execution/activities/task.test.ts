import { describe, expect, it } from 'vitest';
import { model, play } from '../model.ts';

describe('abstract and manual task', () => {
  it('should pass through abstract, manual, service and send tasks without an action, and report each', async () => {
    // given
    const xml = model(
      '<startEvent id="s"/><task id="a"/><manualTask id="b"/><serviceTask id="c"/><sendTask id="d"/><endEvent id="e"/>',
      's>a',
      'a>b',
      'b>c',
      'c>d',
      'd>e',
    );
    // when
    const run = await play(xml);
    // then
    expect(run.completed).toEqual(['s', 'a', 'b', 'c', 'd', 'e']);
    expect(run.status).toBe('completed');
  });
});
