import { describe, expect, it } from 'vitest';
import { type CodeItem, type CodePage, type CodeQuery, createCodeSource } from '#forms/render/code-source.ts';

const item = (code: string, zh: string, parent?: string): CodeItem => ({
  code,
  title: { zh, en: zh },
  level: parent === undefined ? 1 : 2,
  hasChildren: parent === undefined,
  ...(parent === undefined ? {} : { parent }),
});
const roads = [item('north', '城北'), item('n1', '金银山路', 'north'), item('n2', '康富路', 'north')];

/** A server with one list, that writes down what it was asked. */
function serve() {
  const asked: CodeQuery[] = [];
  const state = { version: '1', entries: roads, isDown: false };
  const answer = async (list: string, query: CodeQuery): Promise<CodePage> => {
    asked.push(query);
    if (state.isDown || list !== 'roads') throw new Error('not there');
    const { under, q, codes } = query;
    const wanted = new Set(codes?.flatMap(code => [code, state.entries.find(one => one.code === code)?.parent]));
    const isWanted = (one: CodeItem) => (codes ? wanted.has(one.code) : q ? one.title.zh.includes(q) : one.parent === under);
    return { version: state.version, entries: state.entries.filter(isWanted) };
  };
  return { asked, state, source: createCodeSource(answer) };
}

describe('code source', () => {
  it('should ask once for codes wanted several times, and know what stands above them', async () => {
    // given
    const { asked, source } = serve();

    // when
    await Promise.all([source.load('roads', ['n1', 'n2']), source.load('roads', ['n2']), source.load('roads', ['n1'])]);
    await source.load('roads', ['n1', 'north']);

    // then
    expect(asked).toEqual([{ codes: ['n1', 'n2'] }]);
    expect(source.find('roads', 'north')?.title.zh).toBe('城北');
  });

  it('should tell a code that does not exist from one that is not loaded', async () => {
    // given
    const { source } = serve();

    // when
    await source.load('roads', ['n9']);

    // then
    expect(source.find('roads', 'n9')).toBeNull();
    expect(source.find('roads', 'n1')).toBeUndefined();
  });

  it('should keep children, and load what stands above found entries', async () => {
    // given
    const { asked, source } = serve();

    // when
    const found = await source.search('roads', '康富');
    await source.children('roads', 'north');
    const children = await source.children('roads', 'north');

    // then
    expect(found.map(one => one.code)).toEqual(['n2']);
    expect(source.find('roads', 'north')).not.toBeUndefined();
    expect(children.map(one => one.code)).toEqual(['n1', 'n2']);
    expect(asked.filter(query => query.under === 'north')).toHaveLength(1);
  });

  it('should ask anew when the list has another version, and show the former title until then', async () => {
    // given
    const { source, state } = serve();
    await source.load('roads', ['n1']);
    state.version = '2';
    state.entries = [roads[0]!, item('n1', '金山路', 'north')];

    // when
    await source.children('roads');
    const between = source.find('roads', 'n1')?.title.zh;
    await source.load('roads', ['n1']);

    // then
    expect(between).toBe('金银山路');
    expect(source.find('roads', 'n1')?.title.zh).toBe('金山路');
  });

  it('should ask again after a failure, and tell listeners what came', async () => {
    // given
    const { source, state } = serve();
    let told = 0;
    const stop = source.subscribe(() => told++);
    state.isDown = true;
    await expect(source.load('roads', ['n1'])).rejects.toThrow('not there');
    await expect(source.children('roads', 'north')).rejects.toThrow('not there');

    // when
    state.isDown = false;
    await source.load('roads', ['n1']);
    const children = await source.children('roads', 'north');
    stop();
    await source.children('roads');

    // then
    expect(children).toHaveLength(2);
    expect(told).toBe(2);
    expect(source.revision()).toBe(3);
  });

  it('should split what an address cannot hold', async () => {
    // given
    const { asked, source } = serve();

    // when
    await source.load(
      'roads',
      Array.from({ length: 120 }, (_, at) => `x${at}`),
    );

    // then
    expect(asked.map(({ codes }) => codes?.length)).toEqual([50, 50, 20]);
  });
});
