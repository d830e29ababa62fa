import { matches, principalsOf } from '#engine/cases/principals.ts';
import type { Organisation } from '#engine/cases/context.ts';
import type { Store } from '../store/types.ts';
import { insertMissing } from '../store/upsert.ts';
import type { Job } from './claim.ts';
import type { Effect } from './handlers.ts';
import { noticeText } from './texts.ts';

/** Input of a `notify` job as the engine writes it. */
export interface NoticeInput {
  /** `applicant`, or a principal. */
  readonly to: string;
  /** Text key of the release, or a built-in one. */
  readonly text: string;
  readonly content?: string;
  readonly level?: string;
  readonly clock?: string;
  readonly dueOn?: string;
  readonly on?: string;
  readonly words?: string;
}

/** Tell a person (通知): one notice row for every account the principal fits, or one for the applicant of the case. Once by job id. */
export async function notify(store: Store, job: Job): Promise<Effect> {
  const input = JSON.parse(job.input) as NoticeInput;
  const accounts = input.to === 'applicant' ? [''] : accountsOf(await store.organisation(job.tenant), input.to);
  const state = await store.withScope({ tenants: [job.tenant], actor: 'system' }, reader => reader.findCase(job.caseId));
  if (state === undefined) throw new Error('Expected the case of the notice to exist, but it does not.');
  const text = JSON.stringify(await noticeText(store, state, input));
  return {
    output: {},
    *write(moment) {
      const rows = accounts.map(account => ({
        tenant: job.tenant,
        id: `${job.caseId}.${job.id}.${account}`,
        account,
        case_id: job.caseId,
        case_number: state.number,
        level: input.level ?? 'info',
        text,
        at: moment.now,
        read_at: null,
      }));
      yield* insertMissing('notice', ['tenant', 'id'], rows);
    },
  };
}

/** Accounts behind a principal, each once. */
function accountsOf(organisation: Organisation, principal: string): string[] {
  const accounts = [...new Set(organisation.posts.map(({ account }) => account))];
  const found = accounts.filter(account => matches(principal, principalsOf(organisation, account)));
  return found.length > 0 || !principal.startsWith('person:') ? found : [principal.slice('person:'.length)];
}
