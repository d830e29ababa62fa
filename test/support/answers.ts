/**
 * Valid answers (表单答案) for every form of the shipped packs, by element id or application form id.
 * `below(n)` chooses the outcome; absent, the straight way to a granted case is taken.
 */
export function answersFor(name: string, below: (n: number) => number = () => 0): Record<string, unknown> {
  const chosen = outcomes[name] ? pickWeighted(outcomes[name], below) : {};
  return { ...(fixed[name] ?? {}), ...chosen };
}

const contact = { contactName: '吴大伟', contactMobile: '13800138000' };
const creditCode = '91430903MA4L1A2B34';

const fixed: Record<string, Record<string, unknown>> = {
  'food-business': {
    operatorName: '赫山区老街米粉店',
    creditCode,
    legalRepresentative: '吴大伟',
    representativeId: '110101199003070134',
    premises: '益阳市赫山区桃花仑街道长益路 18 号',
    businessType: 'catering',
    categories: ['hot'],
    area: 86,
    employees: 5,
    safetyOfficer: '李小红',
    ...contact,
  },
  'public-place-hygiene': {
    unitName: '赫山区云栖宾馆',
    creditCode,
    responsiblePerson: '吴大伟',
    premises: '益阳市赫山区金银山街道康富路 6 号',
    placeType: 'lodging',
    area: 1200,
    employees: 18,
    healthCertified: 18,
    centralAirConditioning: true,
    ...contact,
  },
  'outdoor-advertising': {
    applicantName: '益阳明远广告有限公司',
    creditCode,
    location: '益阳市赫山区会龙路 2 号商场外墙',
    kind: 'wall',
    width: 6,
    height: 3,
    fromOn: '2026-03-01',
    untilOn: '2027-02-28',
    purpose: '商业广告',
    siteRight: 'rented',
    ...contact,
  },
  'construction-planning-permit': {
    developerName: '益阳银城置业有限公司',
    creditCode,
    projectName: '银城雅苑二期',
    location: '益阳市赫山区龙光桥街道团圆路北侧',
    use: 'housing',
    landArea: 12600,
    floorArea: 31500,
    floors: 11,
    height: 35.6,
    designer: '益阳市建筑设计院',
    ...contact,
  },
  'labour-dispatch-licence': {
    companyName: '益阳众合人力资源有限公司',
    creditCode,
    legalRepresentative: '吴大伟',
    representativeId: '110101199003070134',
    premises: '益阳市赫山区金银山街道迎宾路 88 号',
    capital: 300,
    staff: 6,
    premisesRight: 'rented',
    scope: '生产操作、仓储搬运等辅助性岗位',
    ...contact,
  },
  'public-assembly-fire-check': {
    placeName: '赫山区星河影城',
    creditCode,
    address: '益阳市赫山区桃花仑街道康富南路 20 号',
    placeType: 'entertainment',
    floorArea: 2600,
    floor: '地上 4 层',
    exits: 6,
    sprinkler: true,
    alarm: true,
    fireOfficer: '吴大伟',
    ...contact,
  },
  special: { procedure: 'inspection', days: 3, reason: '需要现场核查经营场所' },
  notice: {
    materials: [{ name: '经营场所使用证明', requirement: '补交加盖公章的租赁合同复印件' }],
    cause: 'applicantIncomplete',
    contact: '王芳 0737-4400000',
  },
  deliver: { recipient: '吴大伟', method: 'pickup', deliveredOn: '2026-11-22' },
};

const outcomes: Record<string, readonly (readonly [number, Record<string, unknown>])[]> = {
  check: [
    [6, { result: 'accept' }],
    [3, { result: 'incomplete' }],
    [1, { result: 'decline', reason: '申请事项不属于本机关职权范围', competentDepartment: '区农业农村局' }],
  ],
  recheck: [
    [3, { result: 'complete' }],
    [1, { result: 'incomplete', note: '仍缺租赁合同原件' }],
  ],
  handle: [
    [5, { result: 'pass', opinion: '材料属实，符合条件' }],
    [1, { result: 'supplement', opinion: '现场核查发现材料不符，需要补正' }],
  ],
  review: [
    [4, { result: 'pass', opinion: '审核通过' }],
    [1, { result: 'return', opinion: '请补充核查记录' }],
  ],
  approve: [
    [4, { result: 'grant', opinion: '准予许可' }],
    [1, { result: 'refuse', reason: '经营场所不符合要求', basis: '《中华人民共和国食品安全法》第三十三条', opinion: '不予许可' }],
  ],
  approveExtension: [
    [2, { result: 'approve', days: 5, reason: '案情复杂' }],
    [1, { result: 'refuse', reason: '理由不充分' }],
  ],
};

function pickWeighted<T>(list: readonly (readonly [number, T])[], below: (n: number) => number): T {
  let rest = below(list.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, value] of list) {
    rest -= weight;
    if (rest < 0) return value;
  }
  return list[0]![1];
}
