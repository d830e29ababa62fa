import type { Text } from '#engine/problem.ts';

/** A centre of the demo (演示中心) as the command change-organisation takes it, its id and the centre above it. */
export interface DemoCentre {
  readonly id: string;
  readonly parent: string | null;
  readonly title: Text;
  readonly shortName: string;
  /** In front of case numbers. */
  readonly code: string;
  readonly address: string;
  readonly phone: string;
  readonly units: readonly { readonly id: string; readonly title: Text }[];
}

/** The district (区级). */
const heshan = {
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
    { id: 'service-desk', title: { zh: '总服务台', en: 'Service Desk' } },
  ],
} as const;

/** Offices of a township (乡镇内设机构). */
const offices = [
  { id: 'social-affairs', title: { zh: '社会事务办公室', en: 'Social Affairs Office' } },
  { id: 'economic', title: { zh: '经济发展办公室', en: 'Economic Development Office' } },
] as const;

const henglongqiao: DemoCentre = {
  id: 'henglongqiao',
  parent: 'heshan',
  title: { zh: '衡龙桥镇便民服务中心', en: 'Henglongqiao Township Service Centre' },
  shortName: '衡龙桥便民',
  code: 'HL',
  address: '益阳市赫山区衡龙桥镇便民路 6 号',
  phone: '0737-4760000',
  units: offices,
};

const lanxi: DemoCentre = {
  id: 'lanxi',
  parent: 'heshan',
  title: { zh: '兰溪镇便民服务中心', en: 'Lanxi Township Service Centre' },
  shortName: '兰溪便民',
  code: 'LX',
  address: '益阳市赫山区兰溪镇枫林路 12 号',
  phone: '0737-4810000',
  units: offices,
};

const xinmin: DemoCentre = {
  id: 'xinmin',
  parent: 'henglongqiao',
  title: { zh: '衡龙桥镇新民村便民服务站', en: 'Xinmin Village Service Station' },
  shortName: '新民村便民',
  code: 'XM',
  address: '益阳市赫山区衡龙桥镇新民村村部',
  phone: '0737-4760016',
  units: [{ id: 'station', title: { zh: '便民服务站', en: 'Service Station' } }],
};

/** The district centre of the demo (演示中心，区级). */
export const demoCentre = { ...heshan, parent: null } satisfies DemoCentre;

/** Every centre of the demo: the district, two townships, a village station; those above come first. */
export const demoCentres: readonly DemoCentre[] = [demoCentre, henglongqiao, lanxi, xinmin];
