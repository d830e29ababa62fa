// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CodePage, type CodeQuery, CodesProvider, createCodeSource } from '#forms/render/codes.ts';
import { type CodeChoices, useCodeChoices } from '#forms/render/widgets/useCodeChoices.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let choices: CodeChoices;
let root: Root;
/** What is on its way, by the text that is looked for; '' for the top of the list. */
let asked: Map<string, PromiseWithResolvers<CodePage>>;

const page = (...codes: string[]): CodePage => ({
  version: '1',
  entries: codes.map(code => ({ code, title: { zh: code, en: code }, level: 1, hasChildren: false })),
});
const shown = (): readonly string[] => choices.items.map(({ code }) => code);

function Picker() {
  choices = useCodeChoices('trades', []);
  return null;
}

async function look(text: string): Promise<void> {
  await act(async () => choices.search(text));
  await act(async () => vi.advanceTimersByTimeAsync(200));
}

beforeEach(async () => {
  vi.useFakeTimers();
  asked = new Map();
  const source = createCodeSource((_, { q = '' }: CodeQuery) => {
    const answer = Promise.withResolvers<CodePage>();
    asked.set(q, answer);
    return answer.promise;
  });
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () =>
    root.render(
      <CodesProvider source={source}>
        <Picker />
      </CodesProvider>,
    ),
  );
  await act(async () => choices.open());
  await act(async () => asked.get('')!.resolve(page('first', 'second')));
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});

describe('choices of a code list (字典选项)', () => {
  it('should not offer what was found for another text', async () => {
    // given
    expect(shown()).toEqual(['first', 'second']);
    // when: the search is slow
    await look('mi');
    // then: Enter would take the first of what is offered
    expect([shown(), choices.state]).toEqual([[], 'waiting']);
    await act(async () => asked.get('mi')!.resolve(page('noodles')));
    expect([shown(), choices.state]).toEqual([['noodles'], 'ready']);
  });

  it('should drop an answer that comes after a newer text was typed', async () => {
    // given
    await look('mi');
    // when: typed on, and the pause is not over
    await act(async () => choices.search('mifen'));
    await act(async () => asked.get('mi')!.resolve(page('noodles')));
    // then
    expect([shown(), choices.state]).toEqual([[], 'waiting']);
  });

  it('should say that a search has failed instead of offering what was there before', async () => {
    // when
    await look('mi');
    await act(async () => asked.get('mi')!.reject(new Error('not reached')));
    // then
    expect([shown(), choices.state]).toEqual([[], 'failed']);
  });
});
