import type { Organisation } from '#engine/cases/context.ts';

const at = (account: string, name: string, post: string, units: readonly (string | null)[]) =>
  units.map(unit => ({ account, name, post, unit }));
const units = ['market-supervision', 'health', 'urban-management'];

/** 赫山区政务服务中心 as the golden cases need it. */
export const heshan: Organisation = {
  version: 1,
  centre: {
    id: 'heshan',
    title: { zh: '赫山区政务服务中心', en: 'Heshan District Government Service Centre' },
    shortName: '赫',
    code: 'HS',
    address: '赫山区康富南路 1 号',
    phone: '0737-4420000',
  },
  units: [
    { id: 'market-supervision', title: { zh: '区市场监督管理局', en: 'Market supervision' } },
    { id: 'health', title: { zh: '区卫生健康局', en: 'Health' } },
    { id: 'urban-management', title: { zh: '区城市管理和综合执法局', en: 'Urban management' } },
  ],
  posts: [
    ...at('wangfang', '王芳', 'window-staff', [null]),
    ...at('liqiang', '李强', 'handler', ['market-supervision']),
    ...at('zhaomin', '赵敏', 'handler', ['health']),
    ...at('sunlei', '孙磊', 'handler', ['urban-management']),
    ...at('chenjing', '陈静', 'window-supervisor', units),
    ...at('zhouwei', '周伟', 'unit-leader', units),
    ...at('liuyang', '刘洋', 'supervision-office', [null]),
  ],
};
