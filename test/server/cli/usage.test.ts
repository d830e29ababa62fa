import { describe, expect, it } from 'vitest';
import { banjian, createFolder, node, root } from './support.ts';
import { join } from 'node:path';

describe('banjian', () => {
  it('should show every command and end well when asked for help', () => {
    // when
    const { status, out } = banjian('--help');
    // then
    expect(status).toBe(0);
    for (const command of ['serve', 'lint', 'run', 'deadline', 'release', 'verify', 'rebuild'])
      expect(out).toMatch(new RegExp(`^ {2}${command} `, 'm'));
  });

  it('should explain the options of serve without starting anything', () => {
    // when
    const { status, out } = banjian('serve', '--help');
    // then
    expect(status).toBe(0);
    for (const option of ['--empty', '--port', '--host', '--database']) expect(out).toContain(option);
  });

  it.each([
    [['nope'], '没有「nope」这个命令。'],
    [['verify', '--nope'], '没有「--nope」这个选项。'],
    [['lint'], '缺少参数「path」。'],
    [['verify', 'a', 'b'], '参数太多。'],
    [['serve', '--port', '99999'], '--port 应为 0 到 65535 的整数'],
  ])('should refuse %j in Chinese and English with exit code 2', (args, sentence) => {
    // when
    const { status, out, err } = banjian(...args);
    // then
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(sentence);
    expect(err.trim().split('\n').length).toBe(2);
  });

  it('should read paths from the folder of the caller when npm runs it', () => {
    // given
    const folder = createFolder();
    folder.write('empty.bpmn', '');
    // when
    const { status, out } = node([join(root, 'server', 'cli', 'setup', 'banjian.mjs'), 'lint', 'empty.bpmn'], {
      env: { INIT_CWD: folder.path },
    });
    // then
    expect({ status, out }).toMatchObject({ status: 1, out: expect.stringContaining('文件是空的') });
    folder.remove();
  });
});
