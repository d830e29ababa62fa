import type { FormAnswers, StepAnswers, StepForms } from '#forms/generated/index.ts';

/** The part of `pack/form` after the stroke. */
type FormId<Name> = Name extends `${string}/${infer Id}` ? Id : never;
/** Answers of the application forms by form id, and of steps by element id. */
type ByName = { readonly [Name in keyof FormAnswers as FormId<Name>]: FormAnswers[Name] } & {
  readonly [Element in keyof StepForms]: StepAnswers<Element>;
};
type FixedAnswers = { readonly [Name in keyof ByName]?: ByName[Name] };
type Outcomes = { readonly [Element in keyof StepForms]?: readonly (readonly [number, StepAnswers<Element>])[] };
/** Looked up by a name that may have none. */
type Loose<Value> = Readonly<Record<string, Value | undefined>>;

/**
 * Valid answers (表单答案) for every form of the shipped packs, by element id or application form id.
 * `below(n)` chooses the outcome; absent, the straight way to a granted case is taken.
 */
export function answersFor(name: string, below: (n: number) => number = () => 0): Record<string, unknown> {
  const weighted = (outcomes as Loose<readonly (readonly [number, object])[]>)[name];
  return { ...(fixed as Loose<object>)[name], ...(weighted ? pickWeighted(weighted, below) : {}) };
}

const contact = { contactName: '吴大伟', contactMobile: '13800138000' };
const creditCode = '91430903MA4L1A2B34';

const fixed: FixedAnswers = {
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
    representativeIdType: '111',
    representativeId: '110101199003070134',
    division: '430903003',
    premises: '迎宾路 88 号',
    premisesRight: 'rented',
    leaseUntil: '2029-12-31',
    shareholders: [
      { name: '吴大伟', idNumber: '110101199003070134', amount: 180_000_000 },
      { name: '益阳银城置业有限公司', amount: 120_000_000 },
    ],
    staff: 6,
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
  'joint-catering': {
    shopName: '赫山区老街米粉店',
    creditCode,
    operator: '吴大伟',
    premises: '益阳市赫山区桃花仑街道长益路 18 号',
    area: 186,
    seats: 60,
    signText: '老街米粉',
    signArea: 7.2,
    ...contact,
  },
  'joint-hotel': {
    hotelName: '赫山区云栖宾馆',
    creditCode,
    representative: '吴大伟',
    premises: '益阳市赫山区金银山街道康富路 6 号',
    rooms: 48,
    beds: 86,
    area: 2360,
    employees: 22,
    ...contact,
  },
  'joint-planning': {
    projectName: '云栖食品加工厂二期厂房',
    projectCode: '2602-430903-04-01-123456',
    builder: '益阳市云栖食品有限公司',
    creditCode,
    site: '益阳市赫山区龙岭产业开发区学府路以东',
    landArea: 12600,
    floorArea: 18400,
    energy: 860,
    wasteVolume: 3200,
    ...contact,
  },
  'joint-kitchen': {
    companyName: '益阳市云栖食品有限公司',
    creditCode,
    representative: '吴大伟',
    premises: '益阳市赫山区龙岭产业开发区 6 栋',
    area: 960,
    capacity: 3000,
    equipment: '蒸汽锅炉 1 台',
    ...contact,
  },
  marriage: {
    partnerA: '吴大伟',
    partnerAId: '110101199003070134',
    partnerB: '李小雨',
    partnerBId: '430903199205064323',
    partnerAStatus: 'never',
    partnerBStatus: 'never',
  },
  'flexible-insurance': { schemes: ['pension', 'medical'], household: '益阳市赫山区会龙山街道', work: '外卖配送', base: 4053 },
  'nurse-change': {
    certificateNumber: '202143012345',
    validUntil: '2029-06-30',
    formerPlace: '赫山区人民医院',
    newPlace: '赫山区妇幼保健院',
    from: '2026-12-01',
  },
  'temporary-id': { kind: 'lost', receiptNumber: '4309032026000118', address: '益阳市赫山区康富南路 8 号', purpose: '乘坐高铁' },
  'property-search': {
    property: '益阳市赫山区康富南路 8 号 3 栋 502 室',
    interest: 'holder',
    purpose: '办理公积金贷款',
    content: 'result',
  },
  'mortgage-cancel': {
    property: '益阳市赫山区康富南路 8 号 3 栋 502 室',
    certificateNumber: '湘（2020）益阳市不动产证明第0012345号',
    mortgagee: '中国银行益阳分行',
    cause: 'paid',
  },
  'sole-trader': {
    traderName: '赫山区桃花仑便民小吃店',
    owner: '吴大伟',
    premises: '益阳市赫山区桃花仑路 66 号一楼',
    industry: '62',
    scope: '餐饮服务（小餐饮）。',
    employees: 2,
    mobile: '13800138000',
  },
  'first-contact': {
    channel: 'phone',
    contactAt: '2026-11-23T09:20:00+08:00',
    officer: '王芳',
    matter: '咨询开办小餐饮店需要哪些手续',
    deadline: '2026-11-25',
  },
  'land-use': {
    applicantUnit: '益阳市资水风电有限公司',
    creditCode,
    legalRepresentative: '吴大伟',
    projectName: '赫山区岳家桥风电场二期',
    approvalNumber: '益发改能源〔2025〕88号',
    location: '赫山区岳家桥镇',
    landKind: 'forest',
    areaHectares: 6.42,
    occupiesBasicFarmland: false,
    ...contact,
  },
  'investment-project': {
    applicantUnit: '湖南益赫新材料有限公司',
    creditCode,
    legalRepresentative: '吴大伟',
    projectName: '年产十万吨高纯石英砂项目',
    projectCode: '2601-430903-04-01-123456',
    location: '赫山区衡龙新区',
    content: '新建厂房六万平方米，建设生产线四条。',
    investment: 86000,
    ownFunds: 26000,
    ...contact,
  },
  cemetery: {
    applicantUnit: '益阳市青松陵园有限公司',
    creditCode,
    legalRepresentative: '吴大伟',
    cemeteryName: '青松陵园',
    location: '赫山区泥江口镇',
    areaMu: 60,
    plots: 4000,
    investment: 3600,
    ...contact,
  },
  inquiry: {
    matter: '在校园围墙外五十米处开设彩票投注站',
    facts: '拟在区第一中学围墙外五十米租门面经营。',
    question: '能否办理登记，需要什么手续？',
    ...contact,
  },
  courier: { courierName: '彭飞', courierPhone: '13973700555', leavesOn: '2026-11-24' },
  forward: {
    channel: 'system',
    contact: '省林业局行政审批处 张工',
    contactPhone: '0731-85550000',
    sentOn: '2026-11-24',
    attachments: '申请材料一套，初审意见一份。',
  },
  urging: {
    contact: '省林业局行政审批处 张工',
    channel: 'phone',
    content: '询问审批进度，请尽快办理。',
    reply: '已进入会审，预计下周批复。',
  },
  serve: { recipient: '吴大伟', method: 'pickup', deliveredOn: '2026-11-24' },
  signing: { recipient: '吴大伟', method: 'pickup', deliveredOn: '2026-11-24' },
  replying: {
    ground: 'prohibited',
    conclusion: '不予办理。',
    reason: '拟设地点在学校周边，属于禁止设立的范围。',
    basis: '《中华人民共和国未成年人保护法》第五十九条',
  },
  examine: { result: 'complete' },
  correct: { corrected: '已更正姓名。', confirmed: true },
  settle: { resultNumber: '2026112300018' },
  direct: { result: 'own' },
  decide: { instruction: '由人社局牵头，首问责任人跟踪。' },
  custody: { papers: '申请表 1 份。', handOverTo: '赵敏', handOverOn: '2026-11-24' },
  register: { result: 'answered', situation: '已一次性告知条件和材料。' },
  answer: { situation: '已核实并办结。', finishedOn: '2026-11-24' },
  track: { situation: '已回访，群众对结果无异议。' },
  collect: { results: '各部门的证照和意见书各 1 份。', complete: true },
  special: { procedure: 'inspection', days: 3, reason: '需要现场核查经营场所' },
  notice: {
    materials: [{ name: '经营场所使用证明', requirement: '补交加盖公章的租赁合同复印件' }],
    cause: 'applicantIncomplete',
    contact: '王芳 0737-4400000',
  },
  deliver: { recipient: '吴大伟', method: 'pickup', deliveredOn: '2026-11-22' },
};

const outcomes: Outcomes = {
  inquire: [
    [6, { formalities: 3, told: true, result: 'accept' }],
    [3, { formalities: 3, told: true, result: 'incomplete' }],
    [1, { formalities: 1, told: false, result: 'decline', reason: '经营场所在住宅楼内', competentDepartment: '区市场监督管理局' }],
  ],
  opinion: [
    [4, { contactedOn: '2026-11-23', contact: '已电话联系申请人', result: 'agree', opinion: '经审查，同意' }],
    [
      1,
      {
        contactedOn: '2026-11-23',
        contact: '已现场核查',
        result: 'disagree',
        opinion: '现场检查不符合要求',
        reason: '疏散楼梯被占用，第二安全出口未设置',
        basis: '《中华人民共和国消防法》第十五条',
      },
    ],
  ],
  preliminary: [
    [4, { result: 'forward', opinion: '经现场核查，符合条件，同意上报。' }],
    [1, { result: 'reject', opinion: '拟用林地位于自然保护区核心区，不符合条件。' }],
  ],
  rejecting: [
    [4, { result: 'reject', reason: '不符合法定条件。', basis: '《中华人民共和国行政许可法》第三十八条第二款' }],
    [1, { result: 'continue' }],
  ],
  judging: [
    [4, { result: 'pass', opinion: '同意退办。' }],
    [1, { result: 'return', opinion: '请补充依据。' }],
  ],
  explaining: [
    [3, { explanation: '已当面说明相关规定。', result: 'clear' }],
    [1, { explanation: '已当面说明，情况复杂。', result: 'complex', suggestedItem: '食品经营许可（新办）' }],
  ],
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
  approveJointExtension: [
    [2, { result: 'approve', days: 5, reason: '案情复杂' }],
    [1, { result: 'refuse', reason: '理由不充分' }],
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
