import { copyFileSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '#server/demo/index.ts';
import { openStore } from '#server/store/index.ts';
import { at, openCentre } from '../../support/centre.ts';
import { banjian, createFolder, root } from './support.ts';

const folder = createFolder();
const healthy = join(folder.path, 'healthy.db');
const promised = join(root, 'processes', 'packs', 'promised');
let caseId: string;

beforeAll(async () => {
  const centre = await openCentre({ moment: at('2026-11-23'), url: healthy });
  caseId = await centre.open({});
  for (const element of ['check', 'handle']) await centre.complete(caseId, element);
  await centre.close();
}, 60_000);
afterAll(folder.remove);

/** A copy of the healthy database, with one statement run behind the product's back. */
function copy(name: string, tampering?: string): string {
  const path = join(folder.path, name);
  copyFileSync(healthy, path);
  if (tampering === undefined) return path;
  const database = new Database(path);
  expect(database.prepare(tampering).run(...(tampering.includes('?') ? [caseId] : [])).changes).toBe(1);
  database.close();
  return path;
}

describe('banjian verify', () => {
  it('should pass a healthy database and count what it read', () => {
    // when
    const { status, out, json } = banjian('verify', '--database', healthy, '--json');
    // then
    expect({ status, lines: out.trim().split('\n').length }).toEqual({ status: 0, lines: 1 });
    expect(json[0]).toMatchObject({ ok: true });
    expect(json[0]!.entries).toBeGreaterThan(20);
  });

  it('should read beside a running server, which rebuild may not', async () => {
    // given
    const url = copy('running.db');
    const server = await openStore({ url });
    // when
    const verified = banjian('verify', '--database', url);
    const rebuilt = banjian('rebuild', '--database', url);
    await server.close();
    // then
    expect(verified).toMatchObject({ status: 0, out: expect.stringContaining('校验通过') });
    expect(rebuilt).toMatchObject({ status: 1, out: '', err: expect.stringContaining('正被另一个服务使用') });
  });

  it.each([
    [
      'the events of an entry',
      `update journal set events = substr(events, 1, 9) || case substr(events, 10, 1) when 'x' then 'y' else 'x' end || substr(events, 11)
       where stream_id = ? and seq = 2`,
      'journal',
      2,
    ],
    ['the snapshot', `update "case" set snapshot = replace(snapshot, 'review', 'rewiew') where id = ?`, 'case', 3],
    [
      'the head',
      `update "case" set head_hash = case substr(head_hash, 1, 1) when '0' then '1' else '0' end || substr(head_hash, 2) where id = ?`,
      'case',
      3,
    ],
    ['a projected row', "update task set name = '审合' where case_id = ? and element = 'review'", 'task', 3],
  ])('should name stream, case and entry when one letter of %s was changed', (what, tampering, table, seq) => {
    // given
    const url = copy(`${what.replaceAll(' ', '-')}.db`, tampering);
    // when
    const { status, json } = banjian('verify', '--database', url, '--json');
    // then
    expect({ status, ...json[0] }).toMatchObject({ status: 1, ok: false, stream: 'case', streamId: caseId, table, seq });
    const message = json[0]!.message as { zh: string };
    expect(message.zh).toMatch(new RegExp(`^数据被改动：租户 heshan，case ${caseId} #${seq}，表 ${table}：`));
  });

  it.each(['verify', 'rebuild'])('should refuse to %s a file that is not there, and not make one', command => {
    // given
    const url = join(folder.path, `missing-${command}.db`);
    // when
    const { status, err } = banjian(command, '--database', url);
    // then
    expect({ status, err }).toMatchObject({ status: 2, err: expect.stringContaining(`没有数据库文件 ${url}`) });
    expect(() => readFileSync(url)).toThrow('ENOENT');
  });

  it('should say so when the file is no database', () => {
    // when
    const { status, err } = banjian('verify', '--database', folder.write('text.db', 'not a database, only a text'));
    // then
    expect({ status, err }).toMatchObject({ status: 1, err: expect.stringContaining('这个文件不是 SQLite 数据库') });
  });
});

describe('banjian rebuild', () => {
  it('should change nothing in a healthy database', () => {
    // when
    const { status, json } = banjian('rebuild', '--database', copy('rebuild.db'), '--json');
    // then
    expect({ status, ...json[0] }).toMatchObject({ status: 0, changed: 0, rows: [] });
  });

  it('should put a projected row right and name it', () => {
    // given
    const url = copy('mended.db', "update task set name = '审合' where case_id = ? and element = 'review'");
    // when
    const { status, out } = banjian('rebuild', '--database', url);
    // then
    expect(status).toBe(0);
    expect(out).toMatch(/，1 行有变化。\nRebuilt \d+ streams, 1 rows changed\.\n {2}task /);
    expect(banjian('verify', '--database', url).status).toBe(0);
  });
});

describe('banjian release', () => {
  it('should print the same content hash for the same pack, and the packs it calls', () => {
    // when
    const { status, json } = banjian('release', promised, '--json');
    // then
    expect(status).toBe(0);
    expect(json[0]).toMatchObject({
      canonical: 1,
      pack: 'promised',
      content: expect.stringMatching(/^[0-9a-f]{64}$/),
      layout: expect.stringMatching(/^[0-9a-f]{64}$/),
      calls: { supplement: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('should publish a changed pack under the next number once, and a later start should keep it', async () => {
    // given
    const url = copy('published.db');
    const pack = join(folder.path, 'pack');
    cpSync(promised, pack, { recursive: true });
    const form = readFileSync(join(pack, 'forms/review.form.json'), 'utf8');
    folder.write('pack/forms/review.form.json', form.replace('审核意见', '审核的意见'));
    // when
    const first = banjian('release', pack, '--publish', 'heshan', '--database', url, '--json');
    const again = banjian('release', pack, '--publish', 'heshan', '--database', url, '--json');
    const store = await openStore({ url });
    await seedDemo(store);
    const rows = await store.withScope({ tenants: ['heshan'], actor: 'system' }, reader =>
      reader.select("select number, content from pack where tenant = ? and id = 'promised'", ['heshan']),
    );
    await store.close();
    // then
    expect({ status: first.status, ...first.json[0] }).toMatchObject({ status: 0, number: 2, published: true });
    expect({ status: again.status, ...again.json[0] }).toMatchObject({ status: 0, number: 2, published: false });
    expect(rows).toEqual([{ number: 2, content: first.json[0]!.content }]);
    expect(banjian('verify', '--database', url).status).toBe(0);
  });

  it('should refuse a centre nobody knows, and a folder without a pack', () => {
    // when
    const nowhere = banjian('release', promised, '--publish', 'nowhere', '--database', copy('nowhere.db'));
    const nothing = banjian('release', join(folder.path, 'no-pack'));
    // then
    expect(nowhere).toMatchObject({ status: 2, err: expect.stringContaining('没有编号为「nowhere」的中心') });
    expect(nothing).toMatchObject({ status: 2, out: expect.stringContaining('找不到目录') });
  });
});
