import Type, { type Static } from 'typebox';
import { limits } from '#engine/limits.ts';

/** Shapes of requests and answers (接口约定): validate what comes in and goes out, make OpenAPI and the typed client. */
const text = Type.Object({ zh: Type.String(), en: Type.String() });
const id = Type.String({ minLength: 1, maxLength: 100, pattern: '^[A-Za-z0-9._:@-]+$' });
const millis = Type.Integer();
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const answers = Type.Record(Type.String({ maxLength: 200 }), Type.Unknown());

export const Text = text;
export const Id = id;
/** A moment that is sent: until the end of the year 9999, the last day calendars know. */
export const Moment = Type.Integer({ minimum: 0, maximum: 253_402_214_400_000 });
/** Largest number of a version or release. */
export const mostVersions = 2_147_483_647;

/** RFC 9457 problem details with our code, both languages and pointers. */
export const ProblemDetails = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  message: text,
  /** Id to quote to support; also in the server log. */
  errorId: Type.Optional(Type.String()),
  /** Field errors of a form or a body: JSON pointer and sentence. */
  errors: Type.Optional(Type.Array(Type.Object({ pointer: Type.String(), message: text }))),
  /** For stale pages: who did it and when, so that the page can say so. */
  details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});

export const Centre = Type.Object({
  id,
  title: text,
  shortName: Type.String(),
  code: Type.String(),
  address: Type.String(),
  phone: Type.String(),
});

export const Me = Type.Object({
  account: id,
  login: Type.String(),
  name: Type.String(),
  centre: Centre,
  /** Roles held here, with the unit each is for. */
  grants: Type.Array(
    Type.Object({ role: Type.String(), unit: nullable(Type.String()), reach: Type.Union([Type.Literal('this'), Type.Literal('subtree')]) }),
  ),
  /** Permission ids of server/identity/permissions: what navigation and buttons may show. */
  may: Type.Array(Type.String()),
  mustChangePassword: Type.Boolean(),
  demo: Type.Boolean(),
  /** The server's clock; in a demo database it may be moved. */
  now: millis,
  counts: Type.Object({ inbox: Type.Integer(), cards: Type.Integer(), notices: Type.Integer() }),
  /** Centres whose cases this person may read by right: this one first, then those below. */
  centres: Type.Array(Type.Object({ id, title: text })),
});

export const Material = Type.Object({
  id,
  title: text,
  copies: Type.Integer(),
  form: Type.Union([Type.Literal('original'), Type.Literal('copy'), Type.Literal('both')]),
  required: Type.Boolean(),
  note: Type.Optional(text),
});
export const MaterialState = Type.Object({
  id,
  received: Type.Boolean(),
  copies: Type.Integer({ minimum: 0, maximum: 99 }),
  form: Type.Union([Type.Literal('original'), Type.Literal('copy'), Type.Literal('both')]),
  note: Type.Optional(Type.String({ maxLength: 500 })),
});

export const Item = Type.Object({
  id,
  version: Type.Integer(),
  code: Type.String(),
  title: text,
  unit: id,
  unitTitle: text,
  pack: id,
  packTitle: text,
  form: Type.String(),
  statutoryLimit: Type.Integer(),
  promisedLimit: Type.Integer(),
  /** What a promise of 0 working days means: 当场办结, 当日办结, 当场答复, 当场登记; absent where the promise is in working days. */
  promise: Type.Optional(
    Type.Union([Type.Literal('onTheSpot'), Type.Literal('sameDay'), Type.Literal('answer'), Type.Literal('register')]),
  ),
  stageLimits: Type.Record(Type.String(), Type.Integer()),
  fee: nullable(Type.Object({ amount: Type.Integer(), basis: text })),
  materials: Type.Array(Material),
  basis: Type.Array(Type.Object({ law: Type.String(), article: Type.String() })),
  conditions: Type.Array(text),
  result: Type.Optional(text),
  branches: Type.Optional(Type.Array(Type.Object({ id, unit: id, title: text, promisedLimit: Type.Integer() }))),
  requiresSuperior: Type.Optional(Type.Object({ organ: text, courier: Type.Boolean() })),
  /** Lower-case pinyin and initials of the Chinese title, for search. */
  search: Type.String(),
});

/** A generated form: JSON Schema 2020-12, rjsf uiSchema, title. */
export const Form = Type.Object({
  id: Type.String(),
  schema: Type.Record(Type.String(), Type.Unknown()),
  ui: Type.Record(Type.String(), Type.Unknown()),
  title: text,
  /** Address of the module that judges its answers in the browser (校验模块); it never changes what it holds. */
  validator: Type.String(),
});
/** What the rules of a form may read besides its fields (表单规则可读的数据), as far as the reader may see it. */
export const FormRoots = Type.Record(Type.String(), Type.Unknown());
/** Rights on the fields of a step (字段权限), by x-id of fields at the top of the form. */
export const FieldRights = Type.Object({
  write: Type.Optional(Type.Array(Type.String())),
  read: Type.Optional(Type.Array(Type.String())),
  hide: Type.Optional(Type.Array(Type.String())),
  required: Type.Optional(Type.Array(Type.String())),
});
/** A step whose people somebody chooses now (指定办理人). */
export const AskedChoice = Type.Object({
  element: Type.String(),
  name: Type.String(),
  /** Several may be chosen: they countersign. */
  several: Type.Boolean(),
  /** Who may be chosen, with the posts that make them so. */
  people: Type.Array(Type.Object({ account: Type.String(), name: Type.String(), posts: Type.Array(text) })),
  /** Who is chosen already. */
  chosen: Type.Array(Type.String()),
});
export type AskedChoice = Static<typeof AskedChoice>;
/** Whom somebody chose, by the id of the step. */
export const Choices = Type.Record(Type.String({ maxLength: 200 }), Type.Array(id, { maxItems: 50, uniqueItems: true }));

export const ItemWithForm = Type.Object({
  item: Item,
  /** Kind of its pack: an item of a `first-contact` pack may know a name alone. */
  kind: Type.String(),
  form: Form,
  /** Forms for the two kinds of applicant (申请人信息). */
  applicantForms: Type.Object({ person: Form, organisation: Form }),
  /** `service`, `centre` and `case` (null before it is registered); the page adds `applicant` as it is typed. */
  roots: FormRoots,
  release: Type.Object({ content: Type.String(), number: Type.Integer() }),
  /** Steps whose people who registers it chooses; absent: none. */
  choices: Type.Optional(Type.Array(AskedChoice)),
});

/** Who applies (申请人). Number and telephone are needed but for a first contact (首问), where only a name may be known. */
export const Applicant = Type.Object({
  kind: Type.Union([Type.Literal('person'), Type.Literal('organisation')]),
  name: Type.String({ minLength: 1, maxLength: 100 }),
  idNumber: Type.String({ maxLength: 40 }),
  phone: Type.String({ maxLength: 40 }),
});

export const OpenCase = Type.Object({
  /** Command id (uuid): the idempotency key. */
  id,
  item: id,
  applicant: Applicant,
  answers,
  materials: Type.Array(MaterialState, { maxItems: 200 }),
  /** 补录 of a paper case: when it was really registered, and why only now. Needs the right `case.late`. */
  effectiveAt: Type.Optional(millis),
  reason: Type.Optional(Type.String({ maxLength: limits.textLength })),
  /** A case of this centre that the new one takes up (转办登记). */
  from: Type.Optional(id),
  choices: Type.Optional(Choices),
});
export const Opened = Type.Object({ caseId: id, number: Type.String(), queryCode: Type.String(), openedAt: millis });

/** Remaining working time as every chip shows it (时间标签). */
export const TimeChip = Type.Object({
  /** running: days left or over; supplement 待补正; paused 暂停中; none: no clock runs; done: closed. */
  state: Type.Union([
    Type.Literal('running'),
    Type.Literal('supplement'),
    Type.Literal('paused'),
    Type.Literal('none'),
    Type.Literal('done'),
  ]),
  /** Working days left: 0 = due today, negative = over. null unless running or paused. */
  days: nullable(Type.Integer()),
  due: nullable(millis),
  dueOn: nullable(date),
  provisional: Type.Boolean(),
  /** Reason of the pause, e.g. hearing. */
  reason: Type.Optional(Type.String()),
});
export const CardLevel = Type.Union([Type.Literal('warning'), Type.Literal('yellow'), Type.Literal('red')]);
export const Card = Type.Object({
  id,
  caseId: id,
  caseNumber: Type.String(),
  itemTitle: text,
  clock: Type.String(),
  run: Type.Integer(),
  level: CardLevel,
  on: date,
  at: millis,
  issuedAt: millis,
  /** Milliseconds from the true moment until the machine got to it (补发): issuedAt - at. */
  lateBy: Type.Optional(Type.Integer()),
  dueOn: date,
  holders: Type.Array(Type.Object({ account: Type.String(), name: Type.String() })),
  stage: nullable(Type.String()),
  revoked: Type.Boolean(),
  /** Why, where it is no matter of time: the conduct, or by hand (人工发牌); null: the clock. */
  cause: Type.Optional(
    nullable(Type.Union([Type.Literal('no-reasons'), Type.Literal('step-skipped'), Type.Literal('no-urging'), Type.Literal('manual')])),
  ),
  /** Points the holders lose (扣分); 0 once revoked; null: none. */
  points: Type.Optional(nullable(Type.Number())),
  /** Issued document sent with it (督办文书). */
  letter: Type.Optional(nullable(Type.Object({ id, title: text }))),
  /** Why it was given by hand, or why it was revoked; null: nothing to say. */
  reason: Type.Optional(nullable(Type.String())),
  appeal: Type.Optional(
    nullable(
      Type.Object({
        by: Type.String(),
        at: millis,
        reason: Type.String(),
        /** null: undecided. */
        outcome: nullable(Type.Union([Type.Literal('upheld'), Type.Literal('revoked')])),
        decidedBy: nullable(Type.String()),
        decision: nullable(Type.String()),
      }),
    ),
  ),
  /** What this reader may do with it now: 申诉, 维持或撤牌 (an open appeal), 撤牌. */
  actions: Type.Optional(Type.Array(Type.Union([Type.Literal('appeal'), Type.Literal('decide'), Type.Literal('revoke')]))),
});
/** Whose cause it is that a limit is over (超期原因). */
export const OverdueCause = Type.Union([Type.Literal('applicant'), Type.Literal('organ'), Type.Literal('other')]);
/** What the supervision office asks (督办): 要求说明, 口头提醒, 办件流程监控通知书, 征求当事人意见. */
export const DemandKind = Type.Union([
  Type.Literal('explanation'),
  Type.Literal('oral-reminder'),
  Type.Literal('monitoring-notice'),
  Type.Literal('consultation'),
]);
/** Supervision of one case (督办情况): explanations and demands, oldest first, and what this reader owes. */
export const CaseSupervision = Type.Object({
  explanations: Type.Array(
    Type.Object({ clock: Type.String(), cause: OverdueCause, by: Type.String(), at: millis, text: Type.String(), plan: Type.String() }),
  ),
  demands: Type.Array(
    Type.Object({
      id,
      kind: DemandKind,
      clock: nullable(Type.String()),
      by: Type.String(),
      at: millis,
      to: Type.Array(Type.String()),
      text: Type.String(),
      answer: nullable(Type.Object({ by: Type.String(), at: millis, text: Type.String() })),
      /** Issued 办件流程监控通知书. */
      document: nullable(id),
      /** true: this reader is asked and may answer. */
      mine: Type.Boolean(),
    }),
  ),
  /** Clocks that are due today or over and that this reader may explain now; `explained`: somebody has. */
  explainable: Type.Array(Type.Object({ clock: Type.String(), dueOn: date, explained: Type.Boolean() })),
});
/** A lawful procedure of the case's pack (特别程序): its notice, its longest length, and whether it runs. */
export const CaseProcedure = Type.Object({
  id: Type.String(),
  title: text,
  noticeTitle: text,
  longest: nullable(Type.Object({ length: Type.Number(), unit: Type.String() })),
  /** It runs: since when, until when at the latest. */
  running: nullable(Type.Object({ from: millis, until: nullable(millis) })),
  /** Keys of clocks that stand still, or would. */
  clocks: Type.Array(Type.String()),
  /** This reader may start it, or end it, by command now. */
  may: Type.Boolean(),
});
/** What an extension may be now (延期). */
export const CaseExtension = Type.Object({
  /** Clocks that would be extended: how many extensions are left, and the last moment to ask (null: any time). */
  clocks: Type.Array(Type.Object({ clock: Type.String(), left: Type.Integer(), before: nullable(millis) })),
  /** Most working days of one extension; null: no limit but the approver. */
  most: nullable(Type.Integer()),
  /** Who approves, e.g. 本机关负责人. */
  approver: text,
});

export const TaskRow = Type.Object({
  caseId: id,
  task: id,
  version: Type.Integer(),
  caseNumber: Type.String(),
  itemTitle: text,
  /** Masked for whoever may not see it whole. */
  applicantName: Type.String(),
  intakeType: Type.String(),
  element: Type.String(),
  name: Type.String(),
  stage: nullable(Type.String()),
  holder: nullable(Type.Object({ account: Type.String(), name: Type.String() })),
  mine: Type.Boolean(),
  createdAt: millis,
  read: Type.Boolean(),
  window: nullable(Type.String()),
  time: TimeChip,
  card: nullable(CardLevel),
});
export const Inbox = Type.Object({ rows: Type.Array(TaskRow), total: Type.Integer(), now: millis });

/** Somebody by name. */
export const PersonName = Type.Object({ account: Type.String(), name: Type.String() });
const vote = Type.Union([Type.Literal('agree'), Type.Literal('refuse'), Type.Literal('abstain')]);
const seatPlace = Type.Union([Type.Literal('own'), Type.Literal('before'), Type.Literal('after'), Type.Literal('parallel')]);
const signMethod = Type.Union([Type.Literal('all'), Type.Literal('any'), Type.Literal('order')]);

/** One person's part in a task that several decide (席位). */
export const SeatView = Type.Object({
  id,
  person: PersonName,
  status: Type.Union([Type.Literal('waiting'), Type.Literal('open'), Type.Literal('done'), Type.Literal('void')]),
  vote: nullable(vote),
  /** own: of their own right; else added (加签). */
  place: seatPlace,
  method: nullable(signMethod),
  weight: Type.Number(),
  addedBy: nullable(PersonName),
  /** When the person acted. */
  at: nullable(millis),
  mine: Type.Boolean(),
  /** true: this reader may take them out (减签) now. */
  removable: Type.Boolean(),
});
/** How the seats decide (会签规则); null for a task whose holder added signers. */
export const SigningView = Type.Object({
  mode: Type.Union([Type.Literal('all'), Type.Literal('any'), Type.Literal('order'), Type.Literal('vote')]),
  refusal: Type.Union([Type.Literal('first'), Type.Literal('all')]),
  threshold: nullable(Type.Number()),
  /** vote: the threshold is enough (true) or must be exceeded. */
  inclusive: Type.Boolean(),
});

export const TaskView = Type.Object({
  row: TaskRow,
  form: nullable(Form),
  /** null: every field may be written. */
  rights: nullable(FieldRights),
  /** `applicant`, `service`, `case` and `centre`. */
  roots: FormRoots,
  /** Draft kept by the server, or answers to start from; without what this step hides. */
  answers,
  draftAt: nullable(millis),
  opinion: Type.Union([Type.Literal('required'), Type.Literal('optional'), Type.Literal('none')]),
  verbs: Type.Array(Type.String()),
  why: Type.String(),
  /** Steps whose people who does this one chooses (选择下一步办理人); absent: none. */
  choices: Type.Optional(Type.Array(AskedChoice)),
  /** Why this actor may not act on it now; null when he may. */
  blocked: nullable(text),
  /** Several people decide (会签、加签): their parts in order; empty for a plain task. */
  seats: Type.Array(SeatView),
  signing: nullable(SigningView),
  /** 委派: who waits for the answer of the present holder; null when nobody does. */
  delegatedBy: nullable(PersonName),
  /** 转办链: who passed it on, the first one first. */
  passedOnBy: Type.Array(PersonName),
  /** What supervision asks of this reader in this case (督办). */
  supervision: Type.Optional(CaseSupervision),
  /** Warnings and cards in force on the case. */
  cards: Type.Optional(Type.Array(Card)),
  /** Words with which the task came here: why it was returned or passed on, what is asked; oldest first. */
  said: Type.Array(
    Type.Object({
      kind: Type.Union([Type.Literal('returned'), Type.Literal('transferred'), Type.Literal('delegated'), Type.Literal('signers-added')]),
      by: PersonName,
      at: millis,
      text: Type.String(),
    }),
  ),
});

/** An open task that a move would end (将被取消的任务), with the people it is with. */
export const CancelledTask = Type.Object({ task: id, name: Type.String(), people: Type.Array(Type.String()) });

/** A step a task can be returned to (可退回的环节) and what would follow. */
export const ReturnTarget = Type.Object({
  element: Type.String(),
  /** Tells it from one of the same id in a called process. */
  scope: id,
  name: Type.String(),
  by: PersonName,
  /** false: who did it has left; it goes to whom its rule names. */
  isSamePerson: Type.Boolean(),
  at: millis,
  reach: Type.Union([Type.Literal('branch'), Type.Literal('whole')]),
  cancels: Type.Array(CancelledTask),
  acts: Type.Array(Type.Object({ act: Type.String(), at: millis })),
  documents: Type.Array(Type.Object({ id, title: text, number: Type.String() })),
  /** true: a decision lies between; no return goes over it. */
  decided: Type.Boolean(),
  straightBack: Type.Boolean(),
  /** How often this pair of steps was returned before (反复退回). */
  times: Type.Integer(),
});
/** What returning a task would do (退回预览), and what the step does where nothing is chosen. */
export const ReturnPreview = Type.Object({
  targets: Type.Array(ReturnTarget),
  applicant: nullable(Type.String()),
  previous: nullable(Type.String()),
  resume: Type.Union([Type.Literal('in-order'), Type.Literal('straight-back')]),
});

/** Where the tokens of a case stand and where an administrator may move them (跳转). */
export const JumpList = Type.Object({
  tokens: Type.Array(
    Type.Object({
      scope: id,
      /** null: a stuck scope, whose tokens wait at joins for ever. */
      run: nullable(id),
      name: nullable(Type.String()),
      kind: nullable(Type.String()),
      targets: Type.Array(
        Type.Object({ element: Type.String(), name: nullable(Type.String()), kind: Type.String(), cancels: Type.Array(CancelledTask) }),
      ),
    }),
  ),
});

export const CaseRow = Type.Object({
  caseId: id,
  centre: id,
  centreTitle: text,
  unitTitle: text,
  number: Type.String(),
  itemTitle: text,
  applicantName: Type.String(),
  intakeType: Type.String(),
  status: Type.String(),
  phase: Type.String(),
  stage: nullable(Type.String()),
  openedAt: millis,
  closedAt: nullable(millis),
  time: TimeChip,
  card: nullable(CardLevel),
  holders: Type.Array(Type.String()),
});
export const CaseList = Type.Object({ rows: Type.Array(CaseRow), next: nullable(Type.String()), total: Type.Integer(), now: millis });

export const LedgerDay = Type.Object({
  date,
  counted: Type.Boolean(),
  why: Type.String(),
  note: Type.Optional(Type.String()),
  /** Counted days up to and with this one; a share where a pause cut a day. */
  nth: Type.Number(),
  /** Share of the day that counts, where a pause cut it. */
  share: Type.Optional(Type.Number()),
  provisional: Type.Boolean(),
});
export const Clock = Type.Object({
  key: Type.String(),
  rule: Type.String(),
  title: text,
  stage: nullable(Type.String()),
  run: Type.Integer(),
  status: Type.Union([Type.Literal('running'), Type.Literal('paused'), Type.Literal('stopped')]),
  startAt: millis,
  startOn: date,
  length: Type.Number(),
  unit: Type.String(),
  /** What the receipt of a supplement does to it (补正后重新计算或接着计算). */
  supplement: Type.Optional(Type.Union([Type.Literal('restart'), Type.Literal('pause')])),
  due: millis,
  dueOn: date,
  provisional: Type.Boolean(),
  stoppedAt: nullable(millis),
  /** `until`: a pause that lasts ends by itself then (最长暂停). */
  pauses: Type.Array(Type.Object({ reason: Type.String(), from: millis, to: nullable(millis), until: Type.Optional(millis) })),
  extensions: Type.Array(Type.Object({ by: Type.Number(), at: millis })),
  milestones: Type.Array(Type.Object({ rule: Type.String(), level: CardLevel, on: date, at: millis, raised: Type.Boolean() })),
  time: TimeChip,
  /** Calendar the figures were computed with (按哪个日历、哪一版计算): the layers it was made of, e.g. `cn@2+heshan`. */
  calendar: Type.Optional(Type.Object({ id: Type.String(), version: Type.Integer() })),
  ledger: Type.Array(LedgerDay),
});

/** One event of the journal in the API: private parts merged in as far as the reader may see them, masked otherwise. */
export const JournalEvent = Type.Intersect([Type.Object({ type: Type.String() }), Type.Record(Type.String(), Type.Unknown())]);
export const JournalEntry = Type.Object({
  seq: Type.Integer(),
  commandType: Type.String(),
  recordedAt: millis,
  effectiveAt: millis,
  actor: Type.Object({ account: Type.String(), name: Type.String() }),
  reason: Type.Optional(Type.String()),
  events: Type.Array(JournalEvent),
  hash: Type.String(),
});
export const Journal = Type.Object({ entries: Type.Array(JournalEntry), now: millis });

export const CaseDocument = Type.Object({
  id,
  document: Type.String(),
  title: text,
  number: Type.String(),
  issuedAt: millis,
  issuedBy: Type.Object({ account: Type.String(), name: Type.String() }),
  voided: Type.Boolean(),
});

export const CaseView = Type.Object({
  caseId: id,
  number: Type.String(),
  queryCode: Type.String(),
  content: Type.String(),
  pack: Type.String(),
  packTitle: text,
  releaseNumber: Type.Integer(),
  intakeType: Type.String(),
  status: Type.String(),
  phase: Type.String(),
  seq: Type.Integer(),
  openedAt: millis,
  closedAt: nullable(millis),
  openedBy: Type.Object({ account: Type.String(), name: Type.String() }),
  window: nullable(Type.String()),
  item: Item,
  /** Masked by role (PIPL): see details.masked. */
  applicant: Applicant,
  masked: Type.Boolean(),
  materials: Type.Array(
    Type.Intersect([MaterialState, Type.Object({ title: text, required: Type.Boolean(), wantedCopies: Type.Integer() })]),
  ),
  data: Type.Array(
    Type.Object({
      form: Type.String(),
      schema: Type.String(),
      scope: Type.String(),
      round: Type.Integer(),
      title: text,
      jsonSchema: Type.Record(Type.String(), Type.Unknown()),
      ui: Type.Record(Type.String(), Type.Unknown()),
      answers,
    }),
  ),
  documents: Type.Array(CaseDocument),
  clocks: Type.Array(Clock),
  cards: Type.Array(Card),
  /**
   * Branches of a joint case (联办部门), in the order of the item; [] for others. `state`: coming 未启动, waiting 待办, agree 同意, disagree 不同意, deemed
   * 超时默许, ended 未出意见. `clock`: key of the branch's own clock.
   */
  branches: Type.Array(
    Type.Object({
      id,
      unit: id,
      unitTitle: text,
      title: text,
      promisedLimit: Type.Integer(),
      state: Type.Union([
        Type.Literal('coming'),
        Type.Literal('waiting'),
        Type.Literal('agree'),
        Type.Literal('disagree'),
        Type.Literal('deemed'),
        Type.Literal('ended'),
      ]),
      task: nullable(id),
      /** Who has it, or gave the opinion. */
      holder: nullable(Type.Object({ account: Type.String(), name: Type.String() })),
      clock: nullable(Type.String()),
      /** When it was answered. */
      at: nullable(millis),
      /** Why it was disagreed, masked like all free text. */
      reason: nullable(Type.String()),
    }),
  ),
  /**
   * The superior who decides (上级机关); null: none. `forwardedAt`: when it was sent there last; `answeredAt`: when the answer to that came. `urgings`: each
   * with the form (of `data`, by its name and round) it was written down in.
   */
  superior: nullable(
    Type.Object({
      organ: text,
      courier: Type.Boolean(),
      forwardedAt: nullable(millis),
      answeredAt: nullable(millis),
      urgings: Type.Array(Type.Object({ at: millis, by: PersonName, form: nullable(Type.String()), round: Type.Integer() })),
    }),
  ),
  /** `people`: whom a task nobody holds is with by name: signers whose turn it is, whom it was returned to. */
  tasks: Type.Array(Type.Intersect([TaskRow, Type.Object({ people: Type.Array(Type.String()) })])),
  /** Messages that may be delivered now, by name: supplement-received, extension-requested, special-procedure-finished ... */
  awaits: Type.Array(Type.Object({ wait: id, name: Type.String(), element: Type.String() })),
  incidents: Type.Array(
    Type.Object({
      id,
      element: nullable(Type.String()),
      code: Type.String(),
      message: text,
      raisedAt: millis,
      /** What this reader may do about it: retry, skip, resolve (fill in values, then retry). */
      actions: Type.Array(Type.Union([Type.Literal('retry'), Type.Literal('skip'), Type.Literal('resolve')])),
    }),
  ),
  /** 补录: something was entered late with an earlier legal moment. */
  late: Type.Boolean(),
  /** What this reader has done and may take back now (撤回已办). `vote`: only the own voice in an undecided countersign. */
  /** Cases tied to this one (关联办件). */
  links: Type.Array(
    Type.Object({
      relation: Type.Union([Type.Literal('continues'), Type.Literal('continued-by'), Type.Literal('related')]),
      caseId: id,
      number: Type.String(),
      /** What it is about and how far; null where the reader may not see it. */
      seen: nullable(Type.Object({ itemTitle: text, status: Type.String(), phase: Type.String(), openedAt: millis })),
    }),
  ),
  /** What the applicant thought of it (评价), 5 to 1; `comment` only for whoever may see it. */
  rating: nullable(Type.Object({ level: Type.Integer(), at: millis, comment: Type.String(), tags: Type.Array(Type.String()) })),
  takeBacks: Type.Array(
    Type.Object({ task: id, name: Type.String(), at: nullable(millis), isVote: Type.Boolean(), cancels: Type.Array(CancelledTask) }),
  ),
  /** Copies and circulations of the case (抄送、传阅), oldest first, and what this reader may do with each. */
  circulations: Type.Array(
    Type.Object({
      id,
      kind: Type.Union([Type.Literal('copy'), Type.Literal('circulation')]),
      to: PersonName,
      by: PersonName,
      at: millis,
      readAt: nullable(millis),
      answeredAt: nullable(millis),
      text: Type.String(),
      answer: Type.String(),
      actions: Type.Array(Type.Union([Type.Literal('read'), Type.Literal('answer'), Type.Literal('revoke')])),
    }),
  ),
  /** Activities of open ad-hoc sub-processes that this reader may start (可启动的即席工作). */
  startables: Type.Array(Type.Object({ scope: id, element: Type.String(), name: nullable(Type.String()), kind: Type.String() })),
  /** Open tasks in which this reader has a part though it is not in the inbox: waiting for others, or done. */
  seated: Type.Array(id),
  /** Scopes ever opened, for the diagram: which content and container each showed. */
  scopes: Type.Array(
    Type.Object({
      id,
      parent: nullable(id),
      content: Type.String(),
      container: Type.String(),
      element: nullable(Type.String()),
      open: Type.Boolean(),
    }),
  ),
  time: TimeChip,
  supervision: Type.Optional(CaseSupervision),
  /** Lawful procedures the case's pack knows (特别程序). */
  procedures: Type.Optional(Type.Array(CaseProcedure)),
  /** null: nothing can be extended now. */
  extension: Type.Optional(nullable(CaseExtension)),
  /** Commands this reader may give now. */
  verbs: Type.Array(Type.String()),
  now: millis,
});

export const Done = Type.Object({ caseId: id, seq: Type.Integer(), status: Type.String(), phase: Type.String() });

/** Page of a document: blocks laid out on A4, values filled in. */
export const DocumentBlock = Type.Union([
  Type.Object({ kind: Type.Literal('title'), text: Type.String() }),
  Type.Object({ kind: Type.Literal('number'), text: Type.String() }),
  Type.Object({
    kind: Type.Literal('paragraph'),
    text: Type.String(),
    indent: Type.Boolean(),
    align: Type.Union([Type.Literal('left'), Type.Literal('right'), Type.Literal('center')]),
  }),
  Type.Object({ kind: Type.Literal('table'), columns: Type.Array(Type.String()), rows: Type.Array(Type.Array(Type.String())) }),
  Type.Object({ kind: Type.Literal('fields'), fields: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })) }),
  Type.Object({ kind: Type.Literal('seal'), organ: Type.String(), date: Type.String() }),
  Type.Object({ kind: Type.Literal('signature'), lines: Type.Array(Type.String()) }),
  Type.Object({ kind: Type.Literal('qr'), text: Type.String(), caption: Type.String() }),
]);
export const DocumentPage = Type.Object({ record: CaseDocument, blocks: Type.Array(DocumentBlock), basis: Type.Array(Type.String()) });

export const PackRow = Type.Object({
  id,
  kind: Type.String(),
  title: text,
  regimes: Type.Array(Type.String()),
  number: nullable(Type.Integer()),
  content: nullable(Type.String()),
  publishedAt: nullable(millis),
  openCases: Type.Integer(),
  /** The parent's pack it adapts (属地化自); null: this centre's own. */
  extends: nullable(Type.Object({ centre: Type.String(), centreTitle: text, content: Type.String(), number: nullable(Type.Integer()) })),
  /** Newer releases of the parent (落后), and of packs this one calls. */
  behind: Type.Integer(),
  callsBehind: Type.Array(id),
  draft: nullable(Type.Object({ savedAt: millis, savedBy: Type.String(), version: Type.Integer() })),
});
export const Release = Type.Object({
  content: Type.String(),
  pack: id,
  number: Type.Integer(),
  title: text,
  layout: Type.String(),
  calls: Type.Record(Type.String(), Type.String()),
  publishedAt: millis,
  author: Type.String(),
  notes: Type.String(),
  bpmn: Type.String(),
  forms: Type.Array(Form),
  clocks: Type.Unknown(),
  cards: Type.Unknown(),
  roles: Type.Unknown(),
  settings: Type.Unknown(),
  documents: Type.Array(Type.Object({ id: Type.String(), title: text })),
  texts: Type.Record(Type.String(), Type.Record(Type.String(), Type.String())),
  items: Type.Array(Type.Object({ id, title: text })),
});

export const Draft = Type.Object({ answers, at: nullable(millis) });
export const Notice = Type.Object({
  id,
  at: millis,
  text: text,
  caseId: nullable(id),
  caseNumber: nullable(Type.String()),
  level: Type.String(),
  read: Type.Boolean(),
});

export type ProblemDetails = Static<typeof ProblemDetails>;
export type Me = Static<typeof Me>;
export type Item = Static<typeof Item>;
export type ItemWithForm = Static<typeof ItemWithForm>;
export type Form = Static<typeof Form>;
export type OpenCase = Static<typeof OpenCase>;
export type Opened = Static<typeof Opened>;
export type TimeChip = Static<typeof TimeChip>;
export type Card = Static<typeof Card>;
export type CardLevel = Static<typeof CardLevel>;
export type CaseSupervision = Static<typeof CaseSupervision>;
export type CaseProcedure = Static<typeof CaseProcedure>;
export type CaseExtension = Static<typeof CaseExtension>;
export type TaskRow = Static<typeof TaskRow>;
export type Inbox = Static<typeof Inbox>;
export type TaskView = Static<typeof TaskView>;
export type PersonName = Static<typeof PersonName>;
export type SeatView = Static<typeof SeatView>;
export type CancelledTask = Static<typeof CancelledTask>;
export type ReturnTarget = Static<typeof ReturnTarget>;
export type ReturnPreview = Static<typeof ReturnPreview>;
export type JumpList = Static<typeof JumpList>;
export type CaseRow = Static<typeof CaseRow>;
export type CaseList = Static<typeof CaseList>;
export type Clock = Static<typeof Clock>;
export type JournalEntry = Static<typeof JournalEntry>;
export type CaseDocument = Static<typeof CaseDocument>;
export type CaseView = Static<typeof CaseView>;
export type Done = Static<typeof Done>;
export type DocumentBlock = Static<typeof DocumentBlock>;
export type DocumentPage = Static<typeof DocumentPage>;
export type PackRow = Static<typeof PackRow>;
export type Release = Static<typeof Release>;
export type Draft = Static<typeof Draft>;
export type Notice = Static<typeof Notice>;
