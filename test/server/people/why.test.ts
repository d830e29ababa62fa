import { expect, it } from 'vitest';
import type { Organisation } from '#engine/cases/context.ts';
import { nameWhy } from '#server/people/why.ts';

const text = (zh: string) => ({ zh, en: zh });
const organisation: Organisation = {
  version: 1,
  centre: { id: 'heshan', title: text('赫山'), shortName: '赫山', code: 'HS', address: '', phone: '' },
  units: [{ id: 'health', title: text('区卫生健康局') }],
  posts: [
    { account: 'li.qiang', name: '李强', post: 'handler', unit: 'health' },
    { account: '0190a-zhao', name: '赵敏', post: 'handler', unit: null },
  ],
};
const process = { elements: { review: { name: '审核' } } } as unknown as Parameters<typeof nameWhy>[2];

it.each([
  ['角色 reviewer：岗位 handler，单位 health', '岗位承办人，单位区卫生健康局'],
  ['流程指定的人员；li.qiang 不在岗期间由 0190a-zhao 代办（AB岗）', '流程指定的人员；李强不在岗期间由赵敏代办（AB岗）'],
  ['此前办理「review」的人员', '此前办理「审核」的人员'],
  ['发起人的第 1 级领导：handler@health、person:li.qiang', '发起人的第 1 级领导：区卫生健康局承办人、李强'],
  ['岗位 handler@*', '岗位承办人'],
  ['待办最少者：li.qiang（2 件）', '待办最少者：李强（2 件）'],
  ['由 nobody-known 办理「other」', '由 nobody-known 办理「other」'],
])('should say %s with names', (why, said) => {
  expect(nameWhy(why, organisation, process)).toBe(said);
});
