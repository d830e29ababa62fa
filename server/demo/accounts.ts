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
  account('chenjing', '陈静', { title: { zh: '窗口主管', en: 'Window supervisor' }, grants: at('window-supervisor', everywhere) }),
  account('zhouwei', '周伟', { title: { zh: '分管领导', en: 'Unit leader' }, grants: at('unit-leader', everywhere) }),
  account('liuyang', '刘洋', { title: { zh: '督查室', en: 'Supervision office' }, grants: at('supervision-office', [null]) }),
  account('huangmei', '黄梅', { title: { zh: '管理员', en: 'Administrator' }, grants: at('administrator', [null]) }),
  account('xuning', '徐宁', { title: { zh: '审计员', en: 'Auditor' }, grants: at('auditor', [null]) }),
];
