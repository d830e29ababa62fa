import { describe, expect, it } from 'vitest';
import { model, play } from '../model.ts';

describe('user task', () => {
  it('should wait at a user task and complete it by id or by name', async () => {
    // given
    const xml = model(
      '<startEvent id="s"/><userTask id="a" name="受理"/><userTask id="b" name="审核"/><endEvent id="e"/>',
      's>a',
      'a>b',
      'b>e',
    );
    // when
    const waiting = await play(xml);
    const byName = await play(xml, [{ complete: 'a' }, { complete: '审核' }]);
    // then
    expect(waiting.status).toBe('waiting');
    expect(byName.status).toBe('completed');
    expect(byName.completed).toEqual(['s', 'a', 'b', 'e']);
  });

  it('should fail clearly when a step names a task that is not open', async () => {
    // given
    const xml = model('<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>', 's>a', 'a>e');
    // when
    const run = await play(xml, [{ complete: 'nothing' }]);
    // then
    expect(run.status).toBe('failed');
    expect(run.problem?.en).toContain('Expected an open task "nothing", but only these are: a');
    expect(run.problem?.zh).toContain('第 1 步');
  });
});
