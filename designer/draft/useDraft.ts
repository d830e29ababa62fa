import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AnswerOf } from '#server/contract/routes.ts';
import type { PackDraft } from '#server/contract/designing.ts';
import type { ProblemDetails } from '#server/contract/schemas.ts';
import { useLiveProblems } from '../lint/useLiveProblems.ts';
import { api, problemOf } from '../ui/read.ts';
import type { Address, Parts } from './address.ts';
import { type DraftBody, partsOf, restored, withChange } from './body.ts';
import { type LocalDraft, localDraftsIn } from './local.ts';

/** Milliseconds after the last change until the draft is judged, kept in this browser, and sent to the server. */
const pauses = { check: 700, keep: 300, save: 4_000 };

/** Where the work of this page stands (保存状态). */
export type SaveState = 'clean' | 'dirty' | 'saving' | 'failed' | 'conflict';

/** A draft being edited (编辑中的草稿): what the server last said of it, and the body on this page. */
export interface DraftDesk {
  readonly pack: string;
  readonly owner: { readonly account: string; readonly centre: string };
  readonly server: PackDraft;
  readonly body: DraftBody;
  /** Effective parts of the body on this page. */
  readonly parts: Parts;
  /** Parts of the parent; null for a whole pack. */
  readonly base: Parts | null;
  readonly judged: AnswerOf<'checkPackDraft'>;
  /** The last change is being judged. */
  readonly isJudging: boolean;
  /** Milliseconds the last check on this page took (实时检查用时); null before the first. */
  readonly lintedIn: number | null;
  readonly state: SaveState;
  readonly problem: ProblemDetails | null;
  /** What another browser page left unsaved was taken up again. */
  readonly restoredAt: number | null;
  /** Goes up when the body was replaced from outside: the canvas draws anew. */
  readonly generation: number;
  change(make: (body: DraftBody) => DraftBody): void;
  set(address: Address, value: unknown): void;
  restore(address: Address): void;
  /** Sends what is unsaved; resolves with the stored version, or null when it was not stored. */
  save(): Promise<number | null>;
  /** Changes the body so that the canvas draws it anew, e.g. another process. */
  redraw(make: (body: DraftBody) => DraftBody): void;
  /** Throws the stored draft away in the version this page has read, or in one it was told of since; null: done, else why not. */
  discard(version?: number): Promise<ProblemDetails | null>;
  /** Keeps nothing of this page in the browser: the pack is gone. */
  forget(): void;
  /** Puts another body or another state of the server here. */
  replace(draft: PackDraft): void;
  /** Keeps this page's body, to be saved over the version the server has now (以我的为准). */
  insist(server: PackDraft): void;
  /** Goes on from what the server has now: replaces what was stored, keeps what was changed meanwhile. */
  follow(server: PackDraft): void;
}

const asBody = (draft: PackDraft): DraftBody => draft.body as unknown as DraftBody;
const asParts = (parts: unknown): Parts => parts as Parts;
const judgedIn = ({ effective, differences, problems, content }: PackDraft): AnswerOf<'checkPackDraft'> => ({
  effective,
  differences,
  problems,
  content,
});

interface Work {
  readonly server: PackDraft;
  readonly body: DraftBody;
  readonly state: SaveState;
  readonly problem: ProblemDetails | null;
  readonly generation: number;
  readonly restoredAt: number | null;
}

function beginWith(server: PackDraft, kept: LocalDraft | null): Work {
  const begin = { server, problem: null, generation: 0 };
  if (!kept || kept.body.kind !== asBody(server).kind) return { ...begin, body: asBody(server), state: 'clean', restoredAt: null };
  return { ...begin, body: kept.body, state: kept.version === server.version ? 'dirty' : 'conflict', restoredAt: kept.at };
}

/** Runs `act` once nothing has changed for `ms`; nothing while `isWanted` is false. */
function useAfterPause(act: () => void, ms: number, on: unknown, isWanted: boolean): void {
  const latest = useRef(act);
  latest.current = act;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of `on` begins the pause anew
  useEffect(() => {
    if (!isWanted) return;
    const timer = setTimeout(() => latest.current(), ms);
    return () => clearTimeout(timer);
  }, [on, ms, isWanted]);
}

interface Judged {
  readonly body: DraftBody;
  readonly answer: AnswerOf<'checkPackDraft'>;
}

/** The judgement of the body on this page; while a newer one is on its way, the last. */
function useJudgement(pack: string, { server, body }: Work): { readonly last: Judged; readonly isJudging: boolean } {
  const [last, setLast] = useState<Judged>(() => ({ body: asBody(server), answer: judgedIn(server) }));
  const current = useRef(body);
  current.current = body;
  const isKnown = last.body === body || body === asBody(server);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for every body and after every failure
  const asked = useMemo(() => ({}), [body, tries]);
  const fail = ({ status, code, message }: ProblemDetails): void => {
    // a server that cannot be reached is asked again; one that refuses the draft has said what is wrong with it
    if (status === 0 || status >= 500) setTries(count => count + 1);
    else setLast({ body, answer: { ...last.answer, problems: [{ code, severity: 'error', message }], content: null } });
  };
  useAfterPause(
    () => {
      void api
        .call('checkPackDraft', { params: { packId: pack }, body: { body: { ...body } } })
        .then(answer => current.current === body && setLast({ body, answer }))
        .catch((error: unknown) => current.current === body && fail(problemOf(error)));
    },
    pauses.check * Math.min(16, 2 ** tries),
    asked,
    !isKnown,
  );
  const stored = useMemo(() => ({ body: asBody(server), answer: judgedIn(server) }), [server]);
  return { last: body === stored.body ? stored : last, isJudging: !isKnown };
}

/** Holds a draft while it is edited: judges it, keeps it in this browser and saves it after pauses, never over another person's work. */
export function useDraft(loaded: PackDraft, owner: DraftDesk['owner']): DraftDesk {
  const { pack } = loaded;
  const drafts = useMemo(() => localDraftsIn(globalThis.localStorage), []);
  const [work, setWork] = useState<Work>(() => beginWith(loaded, drafts.read(owner.account, pack)));
  const latest = useRef(work);
  latest.current = work;
  const queries = useQueryClient();
  const isUnsaved = work.state !== 'clean';
  const { last, isJudging } = useJudgement(pack, work);
  const { problems, took: lintedIn } = useLiveProblems({
    pack,
    body: work.body,
    judged: { body: last.body, problems: last.answer.problems },
  });
  const judged = useMemo(() => ({ ...last.answer, problems: [...problems] }), [last.answer, problems]);

  const keep = useCallback(() => {
    const { body, server, state } = latest.current;
    if (state === 'clean') return;
    drafts.keep(owner.account, pack, { version: server.version, at: Date.now(), body });
  }, [drafts, owner.account, pack]);
  const update = useCallback((next: Work) => {
    latest.current = next;
    setWork(next);
  }, []);

  const accept = useCallback(
    (server: PackDraft, sent: DraftBody) => {
      const now = latest.current;
      const isAll = now.body === sent;
      queries.setQueryData(['getPackDraft', { params: { packId: pack } }], server);
      void queries.invalidateQueries({ queryKey: ['listPacks'] });
      if (isAll) drafts.forget(owner.account, pack);
      const body = isAll ? asBody(server) : now.body;
      update({ ...now, server, body, state: isAll ? 'clean' : 'dirty', problem: null, restoredAt: isAll ? null : now.restoredAt });
    },
    [queries, drafts, owner.account, pack, update],
  );
  /** What was asked of the server last: one thing after the other. */
  const running = useRef<Promise<number | null>>(Promise.resolve(null));
  const send = useCallback(async (): Promise<number | null> => {
    const { body, server, state } = latest.current;
    if (state === 'clean' && server.version > 0) return server.version;
    if (state === 'conflict') return null;
    update({ ...latest.current, state: 'saving' });
    try {
      const answer = await api.call('savePackDraft', { params: { packId: pack }, body: { version: server.version, body: { ...body } } });
      accept(answer, body);
      return answer.version;
    } catch (error) {
      const problem = problemOf(error);
      update({ ...latest.current, state: problem.status === 409 ? 'conflict' : 'failed', problem });
      return null;
    }
  }, [accept, pack, update]);
  const save = useCallback((): Promise<number | null> => {
    running.current = running.current.then(send);
    return running.current;
  }, [send]);

  const drop = useCallback(
    async (version?: number): Promise<ProblemDetails | null> => {
      const before = latest.current;
      update({ ...before, state: 'saving' });
      try {
        await api.call('discardPackDraft', { params: { packId: pack }, query: { version: version ?? before.server.version } });
        return null;
      } catch (error) {
        const now = latest.current;
        update({ ...now, state: now.body === before.body ? before.state : 'dirty' });
        return problemOf(error);
      }
    },
    [pack, update],
  );
  const discard = useCallback(
    (version?: number): Promise<ProblemDetails | null> => {
      const dropped = running.current.then(() => drop(version));
      running.current = dropped.then(() => null);
      return dropped;
    },
    [drop],
  );

  useAfterPause(keep, pauses.keep, work.body, isUnsaved);
  useAfterPause(() => void save(), pauses.save, work.body, work.state === 'dirty' && work.restoredAt === null);
  const hasLeft = useRef(false);
  useEffect(() => {
    const leave = (): void => {
      hasLeft.current = true;
      keep();
    };
    const stay = (): void => {
      hasLeft.current = false;
    };
    stay();
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', stay);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', stay);
      leave();
    };
  }, [keep]);

  const change = useCallback(
    (make: (body: DraftBody) => DraftBody) => {
      const now = latest.current;
      const body = make(now.body);
      if (body === now.body) return;
      const state = now.state === 'conflict' || now.state === 'saving' ? now.state : 'dirty';
      update({ ...now, body, state, problem: now.state === 'failed' ? null : now.problem, restoredAt: null });
      // what was still typed or being written when the page was left
      if (hasLeft.current) keep();
    },
    [update, keep],
  );
  const base = work.server.base === null ? null : asParts(work.server.base);
  const parts = useMemo(() => {
    const folded = partsOf(work.body, base);
    return work.body.kind === 'whole' ? folded : { ...folded, bpmn: asParts(work.server.effective).bpmn };
  }, [work.body, work.server.effective, base]);
  const again = (server: PackDraft, body: DraftBody, state: SaveState): void =>
    update({ server, body, state, problem: null, generation: latest.current.generation + 1, restoredAt: null });
  const replace = (server: PackDraft): void => {
    drafts.forget(owner.account, pack);
    queries.setQueryData(['getPackDraft', { params: { packId: pack } }], server);
    again(server, asBody(server), 'clean');
  };
  const insist = (server: PackDraft): void => update({ ...latest.current, server, state: 'dirty', problem: null, restoredAt: null });
  return {
    pack,
    owner,
    server: work.server,
    body: work.body,
    parts,
    base,
    judged,
    isJudging,
    lintedIn,
    state: work.state,
    problem: work.problem,
    restoredAt: work.restoredAt,
    generation: work.generation,
    change,
    set: (address, value) => change(body => withChange(body, base, address, value)),
    restore: address => change(body => restored(body, base, address)),
    save,
    redraw: make => {
      change(make);
      update({ ...latest.current, generation: latest.current.generation + 1 });
    },
    discard,
    forget: () => {
      update({ ...latest.current, state: 'clean', restoredAt: null });
      drafts.forget(owner.account, pack);
    },
    replace,
    insist,
    follow: server => (latest.current.state === 'clean' ? replace(server) : insist(server)),
  };
}
