import type { Text } from '#engine/problem.ts';
import { demoCentre } from './centres.ts';

/** An account of the demo (演示账号): it belongs to one centre. */
export interface DemoAccount {
  readonly tenant: string;
  readonly login: string;
  readonly name: string;
  readonly title: Text;
  /** Post in both languages on one line, for the terminal. */
  readonly description: string;
  readonly grants: readonly DemoGrant[];
}

/** A post somebody holds. `reach`: does it reach the centres below. */
export interface DemoGrant {
  readonly post: string;
  readonly unit: string | null;
  readonly reach: 'this' | 'subtree';
}

/** Password of every demo account. */
export const demoPassword = 'Banjian-2026';

const everywhere = demoCentre.units.map(({ id }) => id);
const at = (post: string, units: readonly (string | null)[]): DemoGrant[] => units.map(unit => ({ post, unit, reach: 'this' }));
/** A post in the centre and all below it. */
const below = (post: string): DemoGrant[] => [{ post, unit: null, reach: 'subtree' }];

const accountsOf =
  (tenant: string) =>
  (login: string, name: string, of: Pick<DemoAccount, 'title' | 'grants'>): DemoAccount => ({
    tenant,
    login,
    name,
    ...of,
    description: `${of.title.zh} ${of.title.en}`,
  });

const account = accountsOf(demoCentre.id);

/** The second person of a centre (复核人): what the administrator changes in a pack is published when somebody else has approved it. */
const reviewerTitle: Text = { zh: '业务科（模板复核）', en: 'Business office (reviews packs)' };

/** Accounts of the district, in the order in which a case meets them. */
const district: readonly DemoAccount[] = [
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
  account('liuyang', '刘洋', { title: { zh: '督查室', en: 'Supervision office' }, grants: below('supervision-office') }),
  account('masong', '马松', { title: { zh: '业务科', en: 'Business office' }, grants: at('business-office', [null]) }),
  account('guozhang', '郭章', { title: { zh: '区政府负责人', en: 'Head of government' }, grants: at('government-head', [null]) }),
  account('huangmei', '黄梅', { title: { zh: '管理员', en: 'Administrator' }, grants: at('administrator', [null]) }),
  account('xuning', '徐宁', { title: { zh: '审计员', en: 'Auditor' }, grants: below('auditor') }),
  account('dinghui', '丁慧', { title: reviewerTitle, grants: at('business-office', [null]) }),
];

/** The five people of a township (乡镇人员): administrator, window, handler of both offices, leader who also reviews, and who reviews packs. */
function township(tenant: string, code: string, names: readonly [string, string, string, string, string]): readonly DemoAccount[] {
  const one = accountsOf(tenant);
  const offices = ['social-affairs', 'economic'];
  const [admin, window, handler, leader, office] = names;
  return [
    one(`${code}-window`, window, { title: { zh: '窗口人员', en: 'Window staff' }, grants: at('window-staff', [null]) }),
    one(`${code}-handler`, handler, { title: { zh: '承办人', en: 'Handler' }, grants: at('handler', offices) }),
    one(`${code}-leader`, leader, {
      title: { zh: '窗口主管、分管领导', en: 'Window supervisor and leader' },
      grants: [...at('window-supervisor', offices), ...at('unit-leader', offices)],
    }),
    one(`${code}-admin`, admin, { title: { zh: '管理员', en: 'Administrator' }, grants: at('administrator', [null]) }),
    one(`${code}-office`, office, { title: reviewerTitle, grants: at('business-office', [null]) }),
  ];
}

/** A village station has one person for everything (村级代办员). */
const village: readonly DemoAccount[] = [
  accountsOf('xinmin')('xm-agent', '易兰', {
    title: { zh: '代办员（兼窗口、承办、审批）', en: 'Agent (window, handling and approval)' },
    grants: [
      ...at('window-staff', [null]),
      ...at('agent', [null]),
      ...['handler', 'window-supervisor', 'unit-leader'].flatMap(post => at(post, ['station'])),
    ],
  }),
];

/** The demo accounts by centre, in each in the order in which a case meets them. */
export const demoAccounts: readonly DemoAccount[] = [
  ...district,
  ...township('henglongqiao', 'hl', ['曾凯', '邓敏', '龚丽', '贺平', '罗静']),
  ...township('lanxi', 'lx', ['文博', '夏雨', '汤明', '姚红', '谭亮']),
  ...village,
];
