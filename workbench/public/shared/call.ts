import { useCallback, useEffect, useRef, useState } from 'react';
import type { Text } from '#engine/problem.ts';
import type { AnswerOf, BodyOf, ParamsOf, QueryOf } from '#server/contract/routes.ts';

/** What the public pages ask the server for. The typed client would bring the schemas of every route along. */
type Answers = {
  readonly listPublicItems: AnswerOf<'listPublicItems'>;
  readonly getPublicItem: AnswerOf<'getPublicItem'>;
  readonly findProgress: AnswerOf<'findProgress'>;
  readonly rateCase: AnswerOf<'rateCase'>;
};

/** Why an answer did not come (未能查到): words for the visitor. */
export class Refused extends Error {
  readonly code: string;
  readonly text: Text;
  constructor(code: string, text: Text) {
    super(text.en);
    this.name = 'Refused';
    this.code = code;
    this.text = text;
  }
}

const unreachable: Text = {
  zh: '暂时连不上服务器，请检查网络后重试。',
  en: 'The server could not be reached. Check the network and try again.',
};

async function send<T>(path: string, body?: unknown): Promise<T> {
  const request = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`/api/public/${path}`, { credentials: 'same-origin', ...request }).catch(() => null);
  const answer: unknown = await response?.json().catch(() => null);
  if (response?.ok && answer !== null) return answer as T;
  const problem = answer as { code?: string; message?: Text } | null | undefined;
  throw new Refused(problem?.code ?? 'not-reached', problem?.message ?? unreachable);
}

const queryOf = (query: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => !!pair[1])).toString();

/** Items of every centre or of one, by words in any order, pinyin too. */
export const listItems = (query: NonNullable<QueryOf<'listPublicItems'>>): Promise<Answers['listPublicItems']> =>
  send(`items?${queryOf(query)}`);
/** The guide of an item. */
export const getGuide = ({ centre, itemId }: ParamsOf<'getPublicItem'>): Promise<Answers['getPublicItem']> =>
  send(`items/${encodeURIComponent(centre)}/${encodeURIComponent(itemId)}`);
/** Progress of the case a proof opens. */
export const findProgress = (proof: BodyOf<'findProgress'>): Promise<Answers['findProgress']> => send('progress', proof);
/** Rates a case; sent twice with the same id it counts once. */
export const rateCase = (body: BodyOf<'rateCase'>): Promise<Answers['rateCase']> => send('ratings', body);

/** Something read from the server: what came, why it did not come, or neither yet. What came stays while it is read again. */
export interface Read<T> {
  readonly value: T | null;
  readonly refused: Refused | null;
  readonly isBusy: boolean;
  readonly again: () => void;
  /** What is known better by now: an answer still on its way is older. */
  readonly set: (value: T) => void;
}

/** Reads at once, and again whenever `key` changes or `again` is called; an answer that comes too late is dropped. */
export function useAnswer<T>(key: string, ask: () => Promise<T>): Read<T> {
  const [turn, setTurn] = useState(0);
  const [value, setValue] = useState<T | null>(null);
  const drop = useRef((): void => {});
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` and `turn` say when to ask, the function is made anew each time
  useEffect(() => {
    let isCurrent = true;
    setBusy(true);
    const settle = (answer: T | null, why: Refused | null): void => {
      if (!isCurrent) return;
      if (answer !== null) setValue(answer);
      setRefused(why);
      setBusy(false);
    };
    ask().then(
      answer => settle(answer, null),
      (thrown: unknown) => settle(null, thrown instanceof Refused ? thrown : new Refused('not-reached', unreachable)),
    );
    drop.current = () => {
      isCurrent = false;
    };
    return drop.current;
  }, [key, turn]);
  const again = useCallback(() => setTurn(before => before + 1), []);
  const set = useCallback((known: T): void => {
    drop.current();
    setValue(known);
    setRefused(null);
    setBusy(false);
  }, []);
  return { value, refused, isBusy, again, set };
}
