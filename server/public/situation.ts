import type { Act } from '#engine/bpmn/definition.ts';
import type { CaseState } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import type { Current } from './current.ts';

/** What has become of a case, in one word (办理状态). */
export type Status =
  | 'received'
  | 'supplement'
  | 'accepted'
  | 'handling'
  | 'special'
  | 'superior'
  | 'granted'
  | 'refused'
  | 'declined'
  | 'replied'
  | 'withdrawn'
  | 'delivered'
  | 'terminated'
  | 'suspended';

/** What the words about a case are made from. */
export interface Facts {
  readonly state: CaseState;
  readonly release: ReleaseDefinition | undefined;
  readonly current: readonly Current[];
  readonly unitTitle: Text;
  /** Where to go, e.g. 益阳市赫山区政务服务中心. */
  readonly centreTitle: Text;
  /** Titles of the documents issued to the applicant, oldest first. */
  readonly documents: readonly Text[];
}

const outcomes: Readonly<Partial<Record<Act, Status>>> = {
  grant: 'granted',
  refuse: 'refused',
  decline: 'declined',
  reply: 'replied',
  withdraw: 'withdrawn',
  terminate: 'terminated',
};

/** Derives the status from acts of law and what is awaited, so that it means the same in every pack. */
export function statusOf({ state, current }: Facts): Status {
  if (state.phase === 'suspended') return 'suspended';
  const outcome = state.acts.findLast(({ act }) => outcomes[act] !== undefined);
  if (outcome) return outcomes[outcome.act]!;
  if (state.phase === 'closed') return 'delivered';
  if (current.some(({ element }) => element.act === 'receive-supplement')) return 'supplement';
  if (pausedFor(state)) return 'special';
  if (isForwarded(state)) return 'superior';
  if (!state.acts.some(({ act }) => act === 'accept')) return 'received';
  return current.length > 0 ? 'handling' : 'accepted';
}

/** The case was sent up and not answered yet (已上报待批复). */
function isForwarded({ acts }: CaseState): boolean {
  return acts.findLast(({ act }) => act === 'forward' || act === 'superior-answer')?.act === 'forward';
}

/** Why the limits stand still, other than for a supplement or a superior (特别程序). */
function pausedFor({ clocks }: CaseState): string | undefined {
  const pauses = Object.values(clocks).flatMap(({ status, pauses: of }) => (status === 'paused' ? of : []));
  return pauses.find(({ to, reason }) => to === null && reason !== 'superior' && reason !== 'supplement')?.reason;
}

const both = (zh: string, en: string): Text => ({ zh, en });

/** What is going on, in a sentence (当前情况). */
export function nowText(status: Status, facts: Facts): Text {
  const { state, release, unitTitle } = facts;
  const { phase, service } = state;
  const isOver = phase === 'closed';
  switch (status) {
    case 'suspended':
      return both(
        '办件因故暂缓办理，中心正在核实，期限照常计算。',
        'The case was put on hold while the centre looks into it; its limits go on.',
      );
    case 'received':
      return service.promisedLimit === 0
        ? both('窗口已收件，正在当场办理。', 'The window has your application and is handling it on the spot.')
        : both(
            '窗口已收件，正在审查材料；受理后开始计算办理时限。',
            'The window has your application and checks the materials; the limits begin with acceptance.',
          );
    case 'supplement':
      return both(
        '材料需要补正，补齐后继续办理；补正期间不计入办理时限。',
        'Something is missing; the case goes on once it is supplied, and that time is not counted.',
      );
    case 'special': {
      const title = release?.procedures?.find(({ id }) => id === pausedFor(state))?.title ?? both('特别程序', 'a special procedure');
      return both(`正在进行${title.zh}，所需时间依法不计入办理时限。`, `${title.en} is under way; by law that time is not counted.`);
    }
    case 'superior': {
      const organ = service.requiresSuperior?.organ ?? both('上级机关', 'the superior organ');
      return both(`已上报${organ.zh}，正在等待批复。`, `Sent up to ${organ.en}; the answer is awaited.`);
    }
    case 'accepted':
    case 'handling':
      return both(`已受理，${unitTitle.zh}正在办理。`, `Accepted; ${unitTitle.en} is handling it.`);
    default:
      return isOver ? closedText(status) : decidedText(status);
  }
}

function decidedText(status: Status): Text {
  if (status === 'granted') return both('申请已获准予，结果待送达。', 'Granted; the result is ready to be handed over.');
  if (status === 'refused') return both('已作出不予办理的决定，决定书待送达。', 'Refused; the decision is ready to be handed over.');
  if (status === 'declined') return both('申请不予受理，通知书待送达。', 'Not accepted; the notice is ready to be handed over.');
  if (status === 'replied') return both('已作出答复，答复书待送达。', 'Answered; the reply is ready to be handed over.');
  return both('办件正在办结。', 'The case is being closed.');
}

function closedText(status: Status): Text {
  if (status === 'granted') return both('已办结，结果：准予。', 'Closed: granted.');
  if (status === 'refused') return both('已办结，结果：不予办理。', 'Closed: refused.');
  if (status === 'declined') return both('已办结，结果：不予受理。', 'Closed: not accepted.');
  if (status === 'replied') return both('已办结，已作出答复。', 'Closed: answered.');
  if (status === 'withdrawn') return both('已按申请人的要求撤回，办件终结。', 'Withdrawn as the applicant asked; the case is over.');
  if (status === 'terminated') return both('办件已终止办理。', 'The case was ended.');
  return both('已办结。', 'Closed.');
}

/** What the applicant has to do now (当前要做的事); null: nothing. */
export function todoText(status: Status, facts: Facts): Text | null {
  const { state, current, centreTitle } = facts;
  if (state.phase === 'suspended') return null;
  if (status === 'supplement')
    return both(`请补齐以下材料，交到${centreTitle.zh}窗口。`, `Please supply what is listed below at the window of ${centreTitle.en}.`);
  if (Object.values(state.waits).some(wait => wait.kind === 'message' && wait.name === 'fee-paid'))
    return both('请到窗口缴费，缴费后继续办理。', 'Please pay the fee at the window; the case goes on after that.');
  if (state.phase === 'closed') return remedyText(status, facts);
  if (!current.some(({ element }) => element.act === 'deliver')) return null;
  return status === 'granted'
    ? both(
        `请携带受理通知书和有效身份证件，到${centreTitle.zh}窗口领取结果。`,
        `Please bring the acceptance notice and your identity card to the window of ${centreTitle.en} to collect the result.`,
      )
    : both(
        `请携带有效身份证件，到${centreTitle.zh}窗口领取文书。`,
        `Please bring your identity card to the window of ${centreTitle.en} to collect the document.`,
      );
}

/** Where the remedies stand: those of a refusal are told in its document (救济途径). */
function remedyText(status: Status, { documents }: Facts): Text | null {
  if (status !== 'refused' && status !== 'declined') return null;
  const document = documents.findLast(({ zh }) => !zh.includes('回证')) ?? documents.at(-1);
  if (!document) return null;
  return both(`理由、依据和救济途径见《${document.zh}》。`, `Reasons, legal basis and remedies stand in "${document.en}".`);
}
