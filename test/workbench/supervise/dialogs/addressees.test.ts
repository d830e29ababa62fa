import { describe, expect, it } from 'vitest';
import { addresseesOf } from '#workbench/supervise/dialogs/addressees.ts';

const people = [
  { account: 'liqiang', name: '李强', posts: [{ post: 'handler', unit: 'market-supervision' }] },
  { account: 'zhaomin', name: '赵敏', posts: [{ post: 'handler', unit: 'health' }] },
  { account: 'wangfang', name: '王芳', posts: [{ post: 'window-staff', unit: null }] },
];

describe('addresseesOf', () => {
  it.each([
    [['liqiang'], ['liqiang']],
    [['handler@health'], ['zhaomin']],
    [['window-staff@health'], ['wangfang']],
    [['handler'], ['liqiang', 'zhaomin']],
    [['liqiang', 'handler@market-supervision'], ['liqiang']],
    [['nobody@health'], []],
  ])('should address %o to %o', (holders, accounts) => {
    expect(addresseesOf(holders, people)).toEqual(accounts);
  });
});
