import type { Text } from '#engine/problem.ts';
import type { StreamInput, StreamKind } from '../types.ts';
import { findChangeFault, inherited } from './code-list-check.ts';
import { refused, type StreamDecision, unknownCommand } from './fields.ts';

/** What a centre says of one code (本级字典项): an entry of its own, or another title or retirement of one from above. */
export interface OwnCode {
  readonly code: string;
  /** Absent: that of the entry above. */
  readonly title?: Text;
  readonly parent?: string;
  readonly retired?: true;
}

/** State of the stream of a code list in one centre (本级字典). */
export interface CodeListState {
  readonly version: number;
  /** Title of a list of the centre's own; absent for additions to another. */
  readonly title?: Text;
  /** In the order they were added. */
  readonly entries: readonly OwnCode[];
  readonly savedBy: string;
  readonly savedAt: number;
}

/** An entry as somebody sends it. */
export interface SentCode {
  readonly code: string;
  readonly title: Text;
  readonly parent?: string;
}

/** What stands above this centre for the codes that are spoken of (上级字典项): shipped, or of the centres above. */
export interface CodeAbove {
  readonly title: Text;
  readonly parent?: string;
  readonly retired?: boolean;
}

/** Body of save-code-list. */
export interface CodeListChange {
  /** Version of this centre's layer that the change was made from; 0: nothing saved yet. */
  readonly basedOn: number;
  readonly title?: Text;
  readonly entries: readonly SentCode[];
  readonly retired: readonly string[];
  readonly restored: readonly string[];
  /** Is there a list of this id above? */
  readonly inherits: boolean;
  readonly above: Readonly<Record<string, CodeAbove>>;
}

/**
 * Code lists (字典): the stream id is the id of the list, one stream a centre. save-code-list `CodeListChange` adds and changes entries, retires and
 * restores them; nothing is ever taken away, for answers may name it. An entry from above may be given another title or be retired here, its place
 * stays. The event says how each code stands afterwards, so a fold computes nothing.
 */
export const codeListStream: StreamKind<CodeListState> = {
  name: 'code-list',
  decide(state, input) {
    if (input.type !== 'save-code-list') return unknownCommand(input);
    return save(state, input);
  },
  evolve(state, event, head) {
    const changed = event.entries as readonly OwnCode[];
    const dropped = new Set(event.dropped as readonly string[]);
    const entries = new Map((state?.entries ?? []).map(entry => [entry.code, entry]));
    for (const entry of changed) entries.set(entry.code, entry);
    const title = (event.title as Text | undefined) ?? state?.title;
    return {
      version: Number(event.version),
      ...(title === undefined ? {} : { title }),
      entries: [...entries.values()].filter(({ code }) => !dropped.has(code)),
      savedBy: head.actor,
      savedAt: head.recordedAt,
    };
  },
  rows({ tenant, streamId, state }) {
    const { version, title, entries, savedBy, savedAt } = state;
    const row = {
      tenant,
      id: streamId,
      version,
      title: title === undefined ? null : JSON.stringify(title),
      entries: JSON.stringify(entries),
      saved_by: savedBy,
      saved_at: savedAt,
    };
    return [{ table: 'code_list', key: ['tenant', 'id'], row }];
  },
  owns: ({ tenant, streamId }) => [{ table: 'code_list', key: ['tenant', 'id'], where: { tenant, id: streamId } }],
};

function save(state: CodeListState | null, input: StreamInput): StreamDecision {
  const change = input.body as unknown as CodeListChange;
  const version = state?.version ?? 0;
  if (change.basedOn !== version) return changedMeanwhile(version);
  const wrong = findChangeFault(input.streamId, state, change);
  if (wrong) return { ok: false, rejection: { code: 'code-list-wrong', message: wrong.message, details: { pointer: wrong.pointer } } };
  const { entries, dropped } = standingOf(state, change);
  const title = change.title;
  if (entries.length + dropped.length === 0 && (title === undefined || sameText(title, state?.title)))
    return refused('code-list-unchanged', {
      zh: '字典应有改动，收到的内容与现行版本相同。',
      en: 'Expected a change, but what was sent says the same as the version in force.',
    });
  const event = { type: 'code-list-saved', version: version + 1, ...(title === undefined ? {} : { title }), entries, dropped };
  return { ok: true, events: [event], result: { version: version + 1 } };
}

function changedMeanwhile(active: number): StreamDecision {
  return {
    ok: false,
    rejection: {
      code: 'code-list-stale',
      message: {
        zh: `字典已被更改，现行版本为 ${active}。请查看新的内容后重新保存，您的修改仍在。`,
        en: `Expected the version the change was made from to be in force, but version ${active} is. Look at it and save again; your changes are kept.`,
      },
      details: { active },
    },
  };
}

/** How every code that is spoken of stands in this centre afterwards; `dropped`: as above again. What does not change is left out. */
function standingOf(
  state: CodeListState | null,
  { entries, retired, restored, above }: CodeListChange,
): { readonly entries: OwnCode[]; readonly dropped: string[] } {
  const before = new Map((state?.entries ?? []).map(entry => [entry.code, entry]));
  const after = new Map<string, OwnCode>();
  const now = (code: string): OwnCode => after.get(code) ?? before.get(code) ?? { code };
  for (const sent of entries) after.set(sent.code, placed(sent, now(sent.code), inherited(above, sent.code)));
  for (const code of retired) after.set(code, { ...now(code), retired: true });
  for (const code of restored) {
    const { retired: _, ...open } = now(code);
    after.set(code, open);
  }
  const changed = [...after.values()].filter(entry => JSON.stringify(entry) !== JSON.stringify(before.get(entry.code)));
  const isEmpty = (entry: OwnCode): boolean => Object.keys(entry).length === 1;
  return {
    entries: changed.filter(entry => !isEmpty(entry)),
    dropped: changed.flatMap(entry => (isEmpty(entry) && before.has(entry.code) ? [entry.code] : [])),
  };
}

/** An entry from above keeps only the title it is given here, and that only where it differs. */
function placed({ code, title, parent }: SentCode, { retired }: OwnCode, above: CodeAbove | undefined): OwnCode {
  const mark = retired === undefined ? {} : { retired };
  if (above) return sameText(title, above.title) ? { code, ...mark } : { code, title, ...mark };
  return { code, title, ...(parent === undefined ? {} : { parent }), ...mark };
}

function sameText(a: Text, b: Text | undefined): boolean {
  return a.zh === b?.zh && a.en === b.en;
}
