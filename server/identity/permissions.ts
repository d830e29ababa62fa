import type { Permission } from '../contract/permissions.ts';
import type { Operation } from '../contract/routes.ts';

/** Roles (角色) of a centre: the posts people hold. */
export const roles = [
  'window-staff',
  'handler',
  'window-supervisor',
  'unit-leader',
  'supervision-office',
  'business-office',
  'administrator',
  'agent',
  'auditor',
  'government-head',
] as const;
export type Role = (typeof roles)[number];

const everyone = [
  'journal.read',
  'item.read',
  'release.read',
  'organisation.read',
  'calendar.read',
  'code.read',
  'notice.read',
  'hint.read',
  'demo.clock',
  'card.read.own',
  'case.read.own',
] as const;
const clerk = [
  ...everyone,
  'case.open',
  'case.material',
  'case.comment',
  'case.circulate',
  'case.extend',
  'case.message',
  'task.work',
  'card.appeal',
  'case.explain',
] as const;

/**
 * Table role -> permissions (岗位权限表, docs/domain.md section 5). A `.unit` permission reaches the unit of the grant, or the whole centre for a grant
 * without unit; `.own` reaches cases the person takes part in.
 */
export const grantsOf: Readonly<Record<Role, readonly Permission[]>> = {
  'window-staff': [...clerk, 'case.supplement', 'case.withdraw'],
  handler: clerk,
  'window-supervisor': [...clerk, 'case.supplement', 'case.withdraw', 'case.urge', 'case.read.unit', 'card.read.unit', 'task.assign'],
  'unit-leader': [
    ...everyone,
    'task.work',
    'task.assign',
    'case.comment',
    'case.circulate',
    'case.urge',
    'case.read.unit',
    'card.read.unit',
    'card.appeal',
    'case.explain',
  ],
  'supervision-office': [
    ...everyone,
    'case.read.all',
    'card.read.all',
    'case.urge',
    'case.comment',
    'pack.read',
    'card.issue',
    'card.decide',
    'card.test',
    'case.supervise',
    'statistics.read',
  ],
  'business-office': [
    ...everyone,
    'case.read.all',
    'card.read.all',
    'case.comment',
    'task.work',
    'pack.read',
    'pack.edit',
    'pack.review',
    'card.test',
    'statistics.read',
  ],
  administrator: [
    ...everyone,
    'case.read.all',
    'card.read.all',
    'case.comment',
    'case.urge',
    'case.suspend',
    'task.work',
    'task.assign',
    'case.circulate',
    'case.late',
    'token.move',
    'incident.resolve',
    'calendar.manage',
    'absence.manage',
    'organisation.manage',
    'code.manage',
    'pack.read',
    'pack.edit',
    'pack.review',
    'pack.publish',
    'item.manage',
    'statistics.read',
    'card.appeal',
    'card.test',
    'case.explain',
  ],
  agent: [...everyone, 'case.open', 'case.material', 'case.supplement', 'case.extend', 'case.withdraw', 'case.urge', 'case.comment'],
  /** 本级人民政府负责人: approves the extension of joint cases (行政许可法 art. 42). */
  'government-head': [...everyone, 'case.read.all', 'card.read.all', 'case.comment', 'case.circulate', 'task.work', 'statistics.read'],
  auditor: [...everyone, 'case.read.all', 'card.read.all', 'case.unmask', 'pack.read', 'statistics.read'],
};

/** Table route -> what it asks of the caller (接口权限表). Reach within the centre (which case, which task) is judged besides, see `reach.ts`. */
export const access = {
  health: 'public',
  getSession: 'public',
  signIn: 'public',
  signOut: 'public',
  setUp: 'public',
  getMe: 'signed-in',
  changePassword: 'signed-in',
  listItems: 'item.read',
  getItem: 'item.read',
  getOrganisation: 'organisation.read',
  openCase: 'case.open',
  listCases: 'case.read.own',
  listCaseChoices: 'case.read.own',
  getCase: 'case.read.own',
  getJournal: 'journal.read',
  listClocks: 'case.read.own',
  listJumps: 'token.move',
  getDocument: 'case.read.own',
  completeTask: 'task.work',
  claimTask: 'task.work',
  releaseTask: 'task.work',
  assignTask: 'task.assign',
  readTask: 'task.work',
  submitSupplement: 'case.supplement',
  requestExtension: 'case.extend',
  pauseClock: 'case.message',
  resumeClock: 'case.message',
  deliverMessage: 'case.message',
  receiveMaterial: 'case.material',
  commentCase: 'case.comment',
  urgeCase: 'case.urge',
  withdrawApplication: 'case.withdraw',
  suspendCase: 'case.suspend',
  resumeCase: 'case.suspend',
  resolveIncident: 'incident.resolve',
  transferTask: 'task.work',
  delegateTask: 'task.work',
  answerDelegation: 'task.work',
  castVote: 'task.work',
  addSigners: 'task.work',
  removeSigner: 'task.work',
  returnTask: 'task.work',
  takeBackTask: 'task.work',
  refuseTask: 'task.work',
  jumpToken: 'token.move',
  startActivity: 'task.work',
  recuseHandler: 'case.read.own',
  circulateCase: 'case.circulate',
  readCirculation: 'signed-in',
  answerCirculation: 'signed-in',
  revokeCirculation: 'case.circulate',
  issueCard: 'card.issue',
  appealCard: 'card.appeal',
  decideAppeal: 'card.decide',
  revokeCard: 'card.decide',
  explainOverdue: 'case.explain',
  demandSupervision: 'case.supervise',
  answerSupervision: 'signed-in',
  listTasks: 'task.work',
  getTask: 'task.work',
  previewReturn: 'task.work',
  getDraft: 'signed-in',
  saveDraft: 'signed-in',
  listPacks: 'pack.read',
  getPack: 'pack.read',
  getRelease: 'release.read',
  listCards: 'card.read.own',
  listOverdue: 'card.read.own',
  backTestCards: 'card.test',
  listNotices: 'notice.read',
  readNotices: 'notice.read',
  getDeadline: 'calendar.read',
  listCalendars: 'calendar.read',
  getCalendar: 'calendar.read',
  getCalendarYear: 'calendar.read',
  readNotice: 'calendar.manage',
  previewCalendar: 'calendar.manage',
  importCalendar: 'calendar.manage',
  activateCalendar: 'calendar.manage',
  listCodeLists: 'code.read',
  getCodes: 'code.read',
  getCodeListUse: 'code.read',
  saveCodeList: 'code.manage',
  moveDemoClock: 'demo.clock',
  createPack: 'pack.edit',
  listDraftVersions: 'pack.edit',
  getDraftVersion: 'pack.edit',
  changeItemPack: 'item.manage',
  getGate: 'pack.read',
  listReviews: 'pack.read',
  listPackReviews: 'pack.read',
  requestReview: 'pack.edit',
  decideReview: 'pack.review',
  withdrawReview: 'pack.edit',
  retireRelease: 'pack.publish',
  getPackDraft: 'pack.read',
  savePackDraft: 'pack.edit',
  discardPackDraft: 'pack.edit',
  checkPackDraft: 'pack.edit',
  publishPack: 'pack.publish',
  comparePack: 'pack.read',
  listAdoptable: 'pack.read',
  adoptPack: 'pack.publish',
  rebasePack: 'pack.edit',
  simulatePack: 'pack.read',
  playPack: 'pack.edit',
  compileForm: 'pack.edit',
  getOrganisationFacts: 'pack.read',
  listAbsences: 'organisation.read',
  recordAbsence: 'signed-in',
  endAbsence: 'signed-in',
  changeLeaders: 'organisation.manage',
  changeItemLimits: 'item.manage',
  listPublicItems: 'public',
  getPublicItem: 'public',
  findProgress: 'public',
  rateCase: 'public',
  getStatistics: 'statistics.read',
} as const satisfies Record<Operation, 'public' | 'signed-in' | Permission>;

export type AccessOf<O extends Operation> = (typeof access)[O];

/** A role somebody holds (授权): in which centre, for which unit (null: all), and whether it reaches the centres below. */
export interface Grant {
  readonly tenant: string;
  readonly role: string;
  readonly unit: string | null;
  readonly reach: 'this' | 'subtree';
}

/** What a permission is asked about: a case's centre, deciding unit, and whether the person takes part in it. */
export interface Target {
  readonly tenant: string;
  readonly unit: string;
  readonly participates: boolean;
}

/** Who asks: the roles held, and for each centre the centres below it. */
export interface Holder {
  readonly grants: readonly Grant[];
  readonly below: Readonly<Record<string, readonly string[]>>;
}

/** May the holder do this to the target? Own permissions ask for participation, unit permissions for the unit; a parent reaches down, never a child up. */
export function may(holder: Holder, permission: Permission, target: Target): boolean {
  return holder.grants.some(grant => holds(grant, permission) && reaches(holder, grant, target.tenant) && fits(grant, permission, target));
}

/** Permissions of a role; a role nobody knows has none. */
export function permissionsOf(role: string): readonly Permission[] {
  return Object.hasOwn(grantsOf, role) ? grantsOf[role as Role] : [];
}

/** Does the role of this grant carry the permission? */
export function holds(grant: Grant, permission: Permission): boolean {
  return permissionsOf(grant.role).includes(permission);
}

function reaches(holder: Holder, grant: Grant, tenant: string): boolean {
  if (grant.tenant === tenant) return true;
  return grant.reach === 'subtree' && (holder.below[grant.tenant] ?? []).includes(tenant);
}

function fits(grant: Grant, permission: Permission, target: Target): boolean {
  if (permission.endsWith('.own')) return target.participates;
  if (permission.endsWith('.unit')) return grant.unit === null || grant.unit === target.unit;
  return true;
}

/** May the holder see this case at all? */
export function maySee(holder: Holder, target: Target): boolean {
  return (['case.read.own', 'case.read.unit', 'case.read.all'] as const).some(permission => may(holder, permission, target));
}
