import Type, { type Static, type TSchema } from 'typebox';
import type { Text as Words } from '#engine/problem.ts';
import { calendarRoutes } from './calendars.ts';
import { codeRoutes } from './codes.ts';
import { designingRoutes } from './designing.ts';
import { formRoutes } from './forms.ts';
import { peopleRoutes } from './people.ts';
import { publicRoutes } from './public.ts';
import { playingRoutes } from './playing.ts';
import { publishingRoutes } from './publishing.ts';
import { statisticsRoutes } from './statistics.ts';
import * as command from './commands.ts';
import * as supervision from './supervision.ts';
import {
  Card,
  CardLevel,
  CaseList,
  CaseView,
  Centre,
  Clock,
  DocumentPage,
  Done,
  Draft,
  Id,
  Inbox,
  Item,
  ItemWithForm,
  Journal,
  JumpList,
  LedgerDay,
  Me,
  Moment,
  mostVersions,
  Notice,
  OpenCase,
  Opened,
  PackRow,
  Release,
  ReturnPreview,
  TaskView,
  Text,
} from './schemas.ts';

/**
 * One route (接口): what the server validates on the way in and out, what OpenAPI shows, what the client is typed by.
 * `path` is written as in OpenAPI: `/api/cases/{caseId}`.
 */
export interface RouteSpec {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly summary: Words;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  readonly answer: TSchema;
  /** Status of the answer when all went well. */
  readonly status: 200 | 201 | 204;
}

const closed = { additionalProperties: false } as const;
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const millis = Type.Integer();
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const short = Type.String({ maxLength: 100 });
const secret = Type.String({ minLength: 1, maxLength: 200 });
const nothing = Type.Null();
const caseParams = Type.Object({ caseId: Id }, closed);
const paging = {
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
};

const get = <S extends Omit<RouteSpec, 'method' | 'status'>>(spec: S) => ({ method: 'get' as const, status: 200 as const, ...spec });
const post = <S extends Omit<RouteSpec, 'method' | 'status'>>(spec: S) => ({ method: 'post' as const, status: 200 as const, ...spec });
const give = <const V extends string, B extends TSchema>(verb: V, body: B, summary: Words) =>
  post({ path: `/api/cases/{caseId}/commands/${verb}` as const, summary, params: caseParams, body, answer: Done });

export const SignIn = Type.Object({ login: Type.String({ minLength: 1, maxLength: 100 }), password: secret }, closed);
export const Session = Type.Object({
  me: nullable(Me),
  demo: Type.Boolean(),
  empty: Type.Boolean(),
  demoAccounts: Type.Array(Type.Object({ login: Type.String(), name: Type.String(), role: Text, centre: Text })),
});
export const ChangePassword = Type.Object({ current: secret, next: Type.String({ minLength: 8, maxLength: 200 }) }, closed);
const FirstPerson = Type.Object(
  {
    login: Type.String({ pattern: '^[a-z][a-z0-9._-]{1,39}$' }),
    name: Type.String({ minLength: 1, maxLength: 60 }),
    password: Type.String({ minLength: 8, maxLength: 200 }),
  },
  closed,
);
export const SetUp = Type.Object(
  {
    token: secret,
    centre: Type.Object(
      {
        id: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }),
        title: Type.String({ minLength: 2, maxLength: 100 }),
        shortName: Type.String({ minLength: 1, maxLength: 20 }),
        code: Type.String({ pattern: '^[A-Z0-9]{1,10}$' }),
        address: Type.String({ maxLength: 200 }),
        phone: Type.String({ maxLength: 40 }),
      },
      closed,
    ),
    administrator: FirstPerson,
    /** The second person (复核人), of the business office, without whom no changed pack is published; the password is changed at the first sign-in. */
    reviewer: Type.Optional(FirstPerson),
  },
  closed,
);
export const ItemRow = Type.Pick(Item, [
  'id',
  'version',
  'code',
  'title',
  'unit',
  'unitTitle',
  'pack',
  'packTitle',
  'form',
  'statutoryLimit',
  'promisedLimit',
  'promise',
  'fee',
  'search',
]);
export const OrganisationView = Type.Object({
  centre: Centre,
  units: Type.Array(Type.Object({ id: Id, title: Text, parent: Type.Optional(Type.String()) })),
  /** Posts of the chain of leaders (上级领导链), the nearest first. */
  leaders: Type.Optional(Type.Array(Type.String())),
  people: Type.Array(
    Type.Object({
      account: Id,
      name: Type.String(),
      posts: Type.Array(Type.Object({ post: Type.String(), unit: nullable(Type.String()) })),
    }),
  ),
});
export const PackView = Type.Object({
  pack: PackRow,
  releases: Type.Array(
    Type.Object({
      number: Type.Integer(),
      content: Type.String(),
      publishedAt: millis,
      author: Type.String(),
      notes: Type.String(),
      /** Names of those who approved it (复核人). */
      reviewers: Type.Array(Type.String()),
      /** null: in force (有效). */
      retiredAt: nullable(millis),
    }),
  ),
});
const ClockUnit = Type.Union([
  Type.Literal('working-day'),
  Type.Literal('working-hour'),
  Type.Literal('calendar-day'),
  Type.Literal('minute'),
]);
export const Deadline = Type.Object({
  dueOn: date,
  due: millis,
  provisional: Type.Boolean(),
  ledger: Type.Array(LedgerDay),
  /** Moment the limit counts from: the act, or the receipt of a supplement; and day 0. */
  startAt: millis,
  startOn: date,
  /** Length in units, extension included. */
  length: Type.Number(),
  unit: ClockUnit,
  calendar: Type.Object({ id: Type.String(), version: Type.Integer() }),
});
const LateStart = Type.Union([Type.Literal('as-is'), Type.Literal('next-working-day')]);
/** `from`: a day, or a moment `2026-02-13T15:30`. `days`: length in units. `pause`, `supplement`: as `banjian deadline` takes them, several with commas. */
const DeadlineQuery = Type.Object(
  {
    from: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2})?$' }),
    days: Type.Integer({ minimum: 0, maximum: 1000 }),
    unit: Type.Optional(ClockUnit),
    count: Type.Optional(Type.Union([Type.Literal('next-day'), Type.Literal('same-day')])),
    offDay: Type.Optional(LateStart),
    afterClose: Type.Optional(LateStart),
    pause: Type.Optional(Type.String({ maxLength: 2_000 })),
    extend: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
    supplement: Type.Optional(Type.String({ maxLength: 2_000 })),
    supplementClock: Type.Optional(Type.Union([Type.Literal('restart'), Type.Literal('pause')])),
    supplementRule: Type.Optional(Type.Union([Type.Literal('first-receipt-if-omission'), Type.Literal('last-receipt')])),
    /** A calendar the reader may see, by default that of the reader's centre; with `calendarVersion`, as with that version of its layer. */
    calendar: Type.Optional(Id),
    calendarVersion: Type.Optional(Type.Integer({ minimum: 0, maximum: mostVersions })),
  },
  closed,
);
/** A card in a list over centres: with the centre and unit its case belongs to. */
export const CardRow = Type.Object({ ...Card.properties, centre: Id, centreTitle: Text, unitTitle: Text });
export const CardList = Type.Object({ rows: Type.Array(CardRow), total: Type.Integer(), now: millis });
export const NoticeList = Type.Object({ rows: Type.Array(Notice), unread: Type.Integer() });

/** Every route by its operation id (接口目录). The server serves exactly these and the client calls exactly these. */
export const routes = {
  health: get({ path: '/healthz', summary: { zh: '健康检查', en: 'Health' }, answer: Type.Object({ ok: Type.Boolean() }) }),
  getSession: get({ path: '/api/session', summary: { zh: '当前登录状态', en: 'Who is signed in; null when nobody' }, answer: Session }),
  signIn: post({ path: '/api/session', summary: { zh: '登录', en: 'Sign in' }, body: SignIn, answer: Me }),
  signOut: { method: 'delete', status: 200, path: '/api/session', summary: { zh: '退出登录', en: 'Sign out' }, answer: nothing },
  getMe: get({ path: '/api/me', summary: { zh: '我的账号', en: 'My account' }, answer: Me }),
  changePassword: post({
    path: '/api/me/password',
    summary: { zh: '修改密码', en: 'Change my password; ends every session' },
    body: ChangePassword,
    answer: nothing,
  }),
  setUp: post({
    path: '/api/setup',
    summary: { zh: '首次设置', en: 'Create centre and first administrator with the one-time token' },
    body: SetUp,
    answer: Me,
  }),

  listItems: get({
    path: '/api/items',
    summary: { zh: '事项目录', en: 'Service items' },
    query: Type.Object({ q: Type.Optional(short) }, closed),
    answer: Type.Object({ rows: Type.Array(ItemRow) }),
  }),
  getItem: get({
    path: '/api/items/{itemId}',
    summary: { zh: '事项和申请表', en: 'A service item with its form' },
    params: Type.Object({ itemId: Id }, closed),
    answer: ItemWithForm,
  }),
  getOrganisation: get({
    path: '/api/organisation',
    summary: { zh: '机构和人员', en: 'Units and people of the centre' },
    answer: OrganisationView,
  }),

  openCase: {
    method: 'post',
    status: 201,
    path: '/api/cases',
    summary: { zh: '登记办件', en: 'Register a case' },
    body: OpenCase,
    answer: Opened,
  },
  listCases: get({
    path: '/api/cases',
    summary: { zh: '办件列表', en: 'Cases the reader may see' },
    query: Type.Object(
      {
        q: Type.Optional(short),
        status: Type.Optional(Type.String({ maxLength: 40 })),
        stage: Type.Optional(Type.String({ maxLength: 20 })),
        card: Type.Optional(CardLevel),
        mine: Type.Optional(Type.Boolean()),
        type: Type.Optional(Type.String({ maxLength: 20 })),
        phase: Type.Optional(Type.Union([Type.Literal('running'), Type.Literal('suspended'), Type.Literal('closed')])),
        /** A centre in reach; absent: all of them. */
        centre: Type.Optional(Id),
        unit: Type.Optional(Id),
        item: Type.Optional(Id),
        /** Registered from this day to that one, both counted. */
        from: Type.Optional(date),
        to: Type.Optional(date),
        ...paging,
      },
      closed,
    ),
    answer: CaseList,
  }),
  listCaseChoices: get({
    path: '/api/case-choices',
    summary: { zh: '办件查询可选的部门和事项', en: 'Units and items the case list may be narrowed to' },
    query: Type.Object({ centre: Type.Optional(Id) }, closed),
    answer: Type.Object({
      units: Type.Array(Type.Object({ centre: Id, id: Id, title: Text })),
      items: Type.Array(Type.Object({ centre: Id, id: Id, title: Text, unit: Id })),
    }),
  }),
  getCase: get({ path: '/api/cases/{caseId}', summary: { zh: '办件', en: 'A case' }, params: caseParams, answer: CaseView }),
  getJournal: get({
    path: '/api/cases/{caseId}/journal',
    summary: { zh: '办理日志', en: 'Journal of a case, up to a moment' },
    params: caseParams,
    query: Type.Object({ at: Type.Optional(Moment) }, closed),
    answer: Journal,
  }),
  listClocks: get({
    path: '/api/cases/{caseId}/clocks',
    summary: { zh: '办件时限', en: 'Clocks with ledgers' },
    params: caseParams,
    answer: Type.Object({ clocks: Type.Array(Clock), now: millis }),
  }),
  listJumps: get({
    path: '/api/cases/{caseId}/jumps',
    summary: { zh: '可跳转的环节', en: 'Where the tokens of a case stand and may be moved' },
    params: caseParams,
    answer: JumpList,
  }),
  getDocument: get({
    path: '/api/cases/{caseId}/documents/{documentId}',
    summary: { zh: '文书', en: 'An issued document, laid out' },
    params: Type.Object({ caseId: Id, documentId: Id }, closed),
    answer: DocumentPage,
  }),

  completeTask: give('complete-task', command.CompleteTask, { zh: '提交待办', en: 'Complete a task' }),
  claimTask: give('claim-task', command.ClaimTask, { zh: '签收待办', en: 'Claim a task' }),
  releaseTask: give('release-task', command.ReleaseTask, { zh: '退回待办池', en: 'Give a claimed task back' }),
  assignTask: give('assign-task', command.AssignTask, { zh: '指派待办', en: 'Assign a task' }),
  readTask: give('read-task', command.ReadTask, { zh: '标记已阅', en: 'Mark a task as read' }),
  submitSupplement: give('submit-supplement', command.SubmitSupplement, { zh: '接收补正材料', en: 'Receive supplemented materials' }),
  requestExtension: give('request-extension', command.RequestExtension, { zh: '申请延期', en: 'Ask for an extension' }),
  pauseClock: give('pause-clock', command.PauseClock, { zh: '暂停计时（特别程序）', en: 'Stop the clocks for a lawful procedure' }),
  resumeClock: give('resume-clock', command.ResumeClock, { zh: '恢复计时', en: 'Let the clocks run on' }),
  deliverMessage: give('deliver-message', command.DeliverMessage, { zh: '登记等待的结果', en: 'Deliver a message the case waits for' }),
  receiveMaterial: give('receive-material', command.ReceiveMaterial, { zh: '接收材料', en: 'Receive a material' }),
  commentCase: give('comment-case', command.CommentCase, { zh: '留言', en: 'Comment' }),
  urgeCase: give('urge-case', command.UrgeCase, { zh: '催办', en: 'Urge' }),
  withdrawApplication: give('withdraw-application', command.WithdrawApplication, { zh: '撤回申请', en: 'Withdraw the application' }),
  suspendCase: give('suspend-case', command.SuspendCase, { zh: '挂起办件', en: 'Suspend a case' }),
  resumeCase: give('resume-case', command.ResumeCase, { zh: '恢复办件', en: 'Resume a case' }),
  resolveIncident: give('resolve-incident', command.ResolveIncident, { zh: '处理异常', en: 'Resolve an incident' }),
  transferTask: give('transfer-task', command.TransferTask, { zh: '转办', en: 'Transfer a task' }),
  delegateTask: give('delegate-task', command.DelegateTask, { zh: '委派', en: 'Delegate a task' }),
  answerDelegation: give('answer-delegation', command.AnswerDelegation, { zh: '回复委派', en: 'Answer a delegation' }),
  castVote: give('cast-vote', command.CastVote, { zh: '会签表态', en: 'Vote in a countersigned task' }),
  addSigners: give('add-signers', command.AddSigners, { zh: '加签', en: 'Add signers' }),
  removeSigner: give('remove-signer', command.RemoveSigner, { zh: '减签', en: 'Remove a signer' }),
  returnTask: give('return-task', command.ReturnTask, { zh: '退回', en: 'Return a task' }),
  takeBackTask: give('take-back-task', command.TakeBackTask, { zh: '撤回已办', en: 'Take a completed task back' }),
  refuseTask: give('refuse-task', command.RefuseTask, { zh: '不通过', en: 'Refuse' }),
  jumpToken: give('jump-token', command.JumpToken, { zh: '跳转', en: 'Move a token' }),
  startActivity: give('start-activity', command.StartActivity, { zh: '开始一项即席工作', en: 'Start an ad-hoc activity' }),
  circulateCase: give('circulate-case', command.CirculateCase, { zh: '抄送、传阅', en: 'Copy or circulate a case' }),
  readCirculation: give('read-circulation', command.ReadCirculation, { zh: '已阅传阅件', en: 'Read a circulation' }),
  answerCirculation: give('answer-circulation', command.AnswerCirculation, { zh: '回复传阅', en: 'Answer a circulation' }),
  recuseHandler: give('recuse-handler', command.RecuseHandler, { zh: '回避', en: 'Take a person out of a case' }),
  revokeCirculation: give('revoke-circulation', command.RevokeCirculation, { zh: '收回抄送', en: 'Revoke a copy' }),

  issueCard: give('issue-card', supervision.IssueCard, { zh: '发牌', en: 'Give a card by hand' }),
  appealCard: give('appeal-card', supervision.AppealCard, { zh: '申诉', en: 'Contest a card' }),
  decideAppeal: give('decide-appeal', supervision.DecideAppeal, { zh: '决定申诉', en: 'Decide an appeal' }),
  revokeCard: give('revoke-card', supervision.RevokeCard, { zh: '撤牌', en: 'Revoke a card' }),
  explainOverdue: give('explain-overdue', supervision.ExplainOverdue, { zh: '超期说明', en: 'Explain why a limit is over' }),
  demandSupervision: give('demand-supervision', supervision.DemandSupervision, {
    zh: '督办',
    en: 'Make a demand of the supervision office',
  }),
  answerSupervision: give('answer-supervision', supervision.AnswerSupervision, { zh: '答复督办', en: 'Answer a demand' }),

  listTasks: get({
    path: '/api/tasks',
    summary: { zh: '我的待办', en: 'My inbox, least remaining working time first' },
    query: Type.Object({ limit: paging.limit }, closed),
    answer: Inbox,
  }),
  getTask: get({
    path: '/api/tasks/{caseId}/{taskId}',
    summary: { zh: '待办', en: 'A task with its form' },
    params: Type.Object({ caseId: Id, taskId: Id }, closed),
    answer: TaskView,
  }),
  previewReturn: get({
    path: '/api/tasks/{caseId}/{taskId}/return',
    summary: { zh: '退回预览', en: 'Where a task can be returned to, and what would follow' },
    params: Type.Object({ caseId: Id, taskId: Id }, closed),
    answer: ReturnPreview,
  }),
  /** Key of a draft: `item:<itemId>`, for a case that takes another up `item:<itemId>:<caseId>`, or `task:<caseId>:<taskId>`. */
  getDraft: get({
    path: '/api/drafts/{key}',
    summary: { zh: '读取草稿', en: 'Read my draft' },
    params: Type.Object({ key: Id }, closed),
    answer: Draft,
  }),
  saveDraft: {
    method: 'put',
    status: 200,
    path: '/api/drafts/{key}',
    summary: { zh: '保存草稿', en: 'Keep my draft' },
    params: Type.Object({ key: Id }, closed),
    body: Type.Object(
      {
        answers: Type.Record(Type.String({ maxLength: 200 }), Type.Unknown()),
        /** When the draft this page knows was kept (null: none); kept meanwhile by another page: 409 `draft-newer` with `at`. Absent: replaces whatever is there. */
        since: Type.Optional(nullable(millis)),
      },
      closed,
    ),
    answer: Draft,
  },

  listPacks: get({
    path: '/api/packs',
    summary: { zh: '模板包', en: 'Template packs' },
    answer: Type.Object({ rows: Type.Array(PackRow) }),
  }),
  getPack: get({
    path: '/api/packs/{packId}',
    summary: { zh: '模板包和发布版', en: 'A pack and its releases' },
    params: Type.Object({ packId: Id }, closed),
    answer: PackView,
  }),
  getRelease: get({
    path: '/api/releases/{content}',
    summary: { zh: '发布版', en: 'A release by content hash' },
    params: Type.Object({ content: Id }, closed),
    answer: Release,
  }),

  listCards: get({
    path: '/api/supervision/cards',
    summary: { zh: '预警和红黄牌', en: 'Warnings and cards' },
    /** `appeal=open`: contested and not decided. */
    query: Type.Object(
      {
        level: Type.Optional(CardLevel),
        appeal: Type.Optional(Type.Literal('open')),
        /** A centre in reach; absent: all of them. */
        centre: Type.Optional(Id),
        /** Given from this day to that one, both counted. */
        from: Type.Optional(date),
        to: Type.Optional(date),
        limit: paging.limit,
      },
      closed,
    ),
    answer: CardList,
  }),
  ...supervision.supervisionRoutes,
  listNotices: get({ path: '/api/notices', summary: { zh: '消息', en: 'My notices' }, answer: NoticeList }),
  readNotices: post({
    path: '/api/notices/read',
    summary: { zh: '标记消息已读', en: 'Mark notices as read' },
    body: Type.Object({ ids: Type.Array(Id, { maxItems: 500 }) }, closed),
    answer: NoticeList,
  }),
  getDeadline: get({
    path: '/api/calendar/deadline',
    summary: { zh: '推算时限', en: 'Due date and ledger' },
    query: DeadlineQuery,
    answer: Deadline,
  }),
  ...calendarRoutes,
  ...codeRoutes,
  ...designingRoutes,
  ...playingRoutes,
  ...formRoutes,
  getOrganisationFacts: publishingRoutes.getOrganisationFacts,
  ...peopleRoutes,
  createPack: publishingRoutes.createPack,
  listDraftVersions: publishingRoutes.listDraftVersions,
  getDraftVersion: publishingRoutes.getDraftVersion,
  changeItemPack: publishingRoutes.changeItemPack,
  getGate: publishingRoutes.getGate,
  listReviews: publishingRoutes.listReviews,
  listPackReviews: publishingRoutes.listPackReviews,
  requestReview: publishingRoutes.requestReview,
  decideReview: publishingRoutes.decideReview,
  withdrawReview: publishingRoutes.withdrawReview,
  retireRelease: publishingRoutes.retireRelease,
  ...publicRoutes,
  ...statisticsRoutes,
  /** null: back to the machine's time. The clock never goes back, so that it goes no further than the year 2099. */
  moveDemoClock: post({
    path: '/api/demo/clock',
    summary: { zh: '拨动演示时钟', en: 'Move the clock of a demo database forward' },
    body: Type.Object({ now: nullable(Type.Integer({ minimum: 0, maximum: 4_102_415_999_999 })) }, closed),
    answer: Type.Object({ now: millis }),
  }),
} as const satisfies Record<string, RouteSpec>;

export type Routes = typeof routes;
/** Operation id (接口名). */
export type Operation = keyof Routes;
type Part<S, K extends string> = K extends keyof S ? (S[K] extends TSchema ? Static<S[K]> : undefined) : undefined;
export type ParamsOf<O extends Operation> = Part<Routes[O], 'params'>;
export type QueryOf<O extends Operation> = Part<Routes[O], 'query'>;
export type BodyOf<O extends Operation> = Part<Routes[O], 'body'>;
export type AnswerOf<O extends Operation> = Part<Routes[O], 'answer'>;

/** Server-sent events at GET /api/hints: event `hint`, data as below; carries no content. */
export const hintsPath = '/api/hints';
export const Hint = Type.Object({ stream: Type.String(), id: Type.String(), seq: Type.Integer() });
export type Hint = Static<typeof Hint>;
