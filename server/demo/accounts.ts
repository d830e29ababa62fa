import type { Text } from '#engine/problem.ts';

/** An account of the demo centre (演示账号). */
export interface DemoAccount {
  readonly login: string;
  readonly name: string;
  readonly title: Text;
  /** Post in both languages on one line, for the terminal. */
  readonly description: string;
  readonly grants: readonly { readonly post: string; readonly unit: string | null }[];
}

/** The demo centre (演示中心). */
export const demoCentre = {
  id: 'heshan',
  title: { zh: '赫山区政务服务中心', en: 'Heshan District Government Service Centre' },
  shortName: '赫山政务',
  code: 'HS',
  address: '益阳市赫山区金银山街道政务路 1 号',
  phone: '0737-4420000',
  units: [
    { id: 'market-supervision', title: { zh: '区市场监督管理局', en: 'District Market Supervision Bureau' } },
    { id: 'health', title: { zh: '区卫生健康局', en: 'District Health Bureau' } },
    { id: 'urban-management', title: { zh: '区城市管理和综合执法局', en: 'District Urban Management Bureau' } },
    { id: 'civil-affairs', title: { zh: '区民政局', en: 'District Civil Affairs Bureau' } },
    { id: 'human-resources', title: { zh: '区人力资源和社会保障局', en: 'District Human Resources and Social Security Bureau' } },
    { id: 'natural-resources', title: { zh: '区自然资源局', en: 'District Natural Resources Bureau' } },
    { id: 'emergency', title: { zh: '区消防救援大队', en: 'District Fire and Rescue Brigade' } },
    { id: 'development-reform', title: { zh: '区发展和改革局', en: 'District Development and Reform Bureau' } },
    { id: 'public-security', title: { zh: '区公安分局', en: 'District Public Security Bureau' } },
  ],
} as const;

/** Password of every demo account. */
export const demoPassword = 'Banjian-2026';

const everywhere = demoCentre.units.map(({ id }) => id);
const at = (post: string, units: readonly (string | null)[]) => units.map(unit => ({ post, unit }));

const account = (login: string, name: string, of: Pick<DemoAccount, 'title' | 'grants'>): DemoAccount => ({
  login,
  name,
  ...of,
  description: `${of.title.zh} ${of.title.en}`,
});

/** The demo accounts, in the order in which a case meets them. */
export const demoAccounts: readonly DemoAccount[] = [
  account('wangfang', '王芳', { title: { zh: '窗口人员', en: 'Window staff' }, grants: at('window-staff', [null]) }),
  account('liqiang', '李强', {
    title: { zh: '承办人（市场监管）', en: 'Handler (market supervision)' },
    grants: at('handler', ['market-supervision']),
  }),
  account('zhaomin', '赵敏', { title: { zh: '承办人（卫健）', en: 'Handler (health)' }, grants: at('handler', ['health']) }),
  account('sunlei', '孙磊', {
    title: { zh: '承办人（城管）', en: 'Handler (urban management)' },
    grants: at('handler', ['urban-management']),
  }),
  account('hejun', '何军', {
    title: { zh: '承办人（民政、人社）', en: 'Handler (civil affairs, social security)' },
    grants: at('handler', ['civil-affairs', 'human-resources']),
  }),
  account('luoyan', '罗燕', {
    title: { zh: '承办人（自然资源）', en: 'Handler (natural resources)' },
    grants: at('handler', ['natural-resources']),
  }),
  account('tangbo', '唐波', { title: { zh: '承办人（消防）', en: 'Handler (fire and rescue)' }, grants: at('handler', ['emergency']) }),
  account('pengfei', '彭飞', {
    title: { zh: '承办人（发改）', en: 'Handler (development and reform)' },
    grants: at('handler', ['development-reform']),
  }),
  account('xieli', '谢丽', {
    title: { zh: '承办人（公安）', en: 'Handler (public security)' },
    grants: at('handler', ['public-security']),
  }),
  account('chenjing', '陈静', { title: { zh: '窗口主管', en: 'Window supervisor' }, grants: at('window-supervisor', everywhere) }),
  account('zhouwei', '周伟', { title: { zh: '分管领导', en: 'Unit leader' }, grants: at('unit-leader', everywhere) }),
  account('liuyang', '刘洋', { title: { zh: '督查室', en: 'Supervision office' }, grants: at('supervision-office', [null]) }),
  account('masong', '马松', { title: { zh: '业务科', en: 'Business office' }, grants: at('business-office', [null]) }),
  account('guozhang', '郭章', { title: { zh: '区政府负责人', en: 'Head of government' }, grants: at('government-head', [null]) }),
  account('huangmei', '黄梅', { title: { zh: '管理员', en: 'Administrator' }, grants: at('administrator', [null]) }),
  account('xuning', '徐宁', { title: { zh: '审计员', en: 'Auditor' }, grants: at('auditor', [null]) }),
];
