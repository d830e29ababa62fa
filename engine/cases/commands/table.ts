import type { CaseCommandType } from '../commands.ts';
import { addSigners } from './add-signers.ts';
import { answerDelegation } from './answer-delegation.ts';
import { assignTask } from './assign-task.ts';
import { answerCirculation } from './answer-circulation.ts';
import { castVote } from './cast-vote.ts';
import { claimTask } from './claim-task.ts';
import { circulateCase } from './circulate-case.ts';
import { commentCase } from './comment-case.ts';
import { completeJob } from './complete-job.ts';
import { completeTask } from './complete-task.ts';
import { delegateTask } from './delegate-task.ts';
import { deliverMessage } from './deliver-message.ts';
import { deliverSignal } from './deliver-signal.ts';
import { failJob } from './fail-job.ts';
import { jumpToken } from './jump-token.ts';
import { failTimer } from './fail-timer.ts';
import { fireTimer } from './fire-timer.ts';
import { openCase } from './open-case.ts';
import { pauseClock } from './pause-clock.ts';
import { readTask } from './read-task.ts';
import { readCirculation } from './read-circulation.ts';
import { receiveMaterial } from './receive-material.ts';
import { recomputeClocks } from './recompute-clocks.ts';
import { refuseTask } from './refuse-task.ts';
import { releaseTask } from './release-task.ts';
import { removeSigner } from './remove-signer.ts';
import { requestExtension } from './request-extension.ts';
import { resolveIncident } from './resolve-incident.ts';
import { resumeClock } from './resume-clock.ts';
import { resumeCase } from './resume-case.ts';
import { returnTask } from './return-task.ts';
import { reviewClock } from './review-clock.ts';
import { revokeCirculation } from './revoke-circulation.ts';
import { startActivity } from './start-activity.ts';
import { submitSupplement } from './submit-supplement.ts';
import { suspendCase } from './suspend-case.ts';
import { takeBackTask } from './take-back-task.ts';
import { transferTask } from './transfer-task.ts';
import { urgeCase } from './urge-case.ts';
import { withdrawApplication } from './withdraw-application.ts';
import { answerSupervision } from './answer-supervision.ts';
import { appealCard } from './appeal-card.ts';
import { decideAppeal } from './decide-appeal.ts';
import { demandSupervision } from './demand-supervision.ts';
import { explainOverdue } from './explain-overdue.ts';
import { issueCard } from './issue-card.ts';
import { revokeCard } from './revoke-card.ts';
import { linkCase } from './link-case.ts';
import { rateCase } from './rate-case.ts';
import { recuseHandler } from './recuse-handler.ts';
import type { CommandHandler } from './types.ts';

/** Every command of a case and who decides it: a new command is a new file and a line here. */
export const handlers: { readonly [T in CaseCommandType]: CommandHandler<T> } = {
  'open-case': openCase,
  'complete-task': completeTask,
  'claim-task': claimTask,
  'release-task': releaseTask,
  'assign-task': assignTask,
  'read-task': readTask,
  'transfer-task': transferTask,
  'delegate-task': delegateTask,
  'answer-delegation': answerDelegation,
  'cast-vote': castVote,
  'add-signers': addSigners,
  'remove-signer': removeSigner,
  'return-task': returnTask,
  'take-back-task': takeBackTask,
  'refuse-task': refuseTask,
  'jump-token': jumpToken,
  'circulate-case': circulateCase,
  'read-circulation': readCirculation,
  'answer-circulation': answerCirculation,
  'revoke-circulation': revokeCirculation,
  'start-activity': startActivity,
  'submit-supplement': submitSupplement,
  'request-extension': requestExtension,
  'pause-clock': pauseClock,
  'resume-clock': resumeClock,
  'deliver-message': deliverMessage,
  'deliver-signal': deliverSignal,
  'receive-material': receiveMaterial,
  'comment-case': commentCase,
  'urge-case': urgeCase,
  'withdraw-application': withdrawApplication,
  'suspend-case': suspendCase,
  'resume-case': resumeCase,
  'review-clock': reviewClock,
  'recompute-clocks': recomputeClocks,
  'fire-timer': fireTimer,
  'complete-job': completeJob,
  'fail-job': failJob,
  'fail-timer': failTimer,
  'resolve-incident': resolveIncident,
  'issue-card': issueCard,
  'appeal-card': appealCard,
  'decide-appeal': decideAppeal,
  'revoke-card': revokeCard,
  'explain-overdue': explainOverdue,
  'demand-supervision': demandSupervision,
  'answer-supervision': answerSupervision,
  'link-case': linkCase,
  'rate-case': rateCase,
  'recuse-handler': recuseHandler,
};
