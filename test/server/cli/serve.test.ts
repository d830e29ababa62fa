import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/index.ts';
import { openStore } from '#server/store/index.ts';
import { startServer } from '../../support/server.ts';
import { banjian, node, root } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'banjian-serve-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('banjian serve', () => {
  it('should close its database when it is stopped the moment it says that it runs', { timeout: 60_000 }, async () => {
    const database = join(folder, 'demo.db');
    for (const start of ['first', 'second', 'third']) {
      // given
      const server = await startServer({ database });
      // when
      await server.stop();
      // then
      expect([start, await server.ended]).toEqual([start, '0']);
      expect(existsSync(`${database}-wal`)).toBe(false);
    }
  });

  it('should begin the clock of a new demo at the moment it is told, and leave that of a known one alone', {
    timeout: 60_000,
  }, async () => {
    for (const [file, begin, began] of [
      ['early.db', '2026-03-02T09:00', '2026-03-02T09:00'],
      ['early.db', '2026-05-06T09:00', '2026-03-02T09:00'],
      ['late.db', '2031-03-03T09:00', '2031-03-03T09:00'],
    ] as const) {
      // when
      const server = await startServer({ database: join(folder, file), args: ['--begin', begin] });
      await server.stop();
      // then
      const store = await openStore({ url: join(folder, file) });
      const since = store.clock.now() - readLocal(began)!;
      await store.close();
      expect([file, since >= 0, since < 600_000]).toEqual([file, true, true]);
    }
  });

  it('should refuse a beginning that is no moment, or that no demo would have', () => {
    const wrong = banjian('serve', '--begin', '2026-02-30T09:00');
    const empty = banjian('serve', '--empty', '--begin', '2026-03-02T09:00');
    expect([wrong.status, wrong.err]).toEqual([2, expect.stringMatching(/2026-11-20T09:00，实际为「2026-02-30T09:00」/)]);
    expect([empty.status, empty.err]).toEqual([2, expect.stringMatching(/不能与 --empty 同用/)]);
  });

  it('should refuse a period that is none, or shorter than the law says', () => {
    for (const [option, days, least] of [
      ['--keep-looks', '183', '184'],
      ['--keep-notices', '29', '30'],
      ['--keep-drafts', '1e9', '30'],
    ] as const) {
      // when
      const { status, err } = banjian('serve', option, days);
      // then
      expect([status, err]).toEqual([2, expect.stringContaining(`${option} 应为 ${least} 到 36525 的整数天数`)]);
      expect(err).toContain(`Expected ${option} to be a whole number of days from ${least}`);
    }
  });

  it('should close its database when it is told to stop more than once, as Ctrl+C does', { timeout: 60_000 }, async () => {
    // given
    const database = join(folder, 'twice.db');
    const server = await startServer({ database });
    const sender = connect(Number(new URL(server.address!).port), '127.0.0.1');
    await once(sender, 'connect');
    sender.write('POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n');
    sender.on('error', () => {});
    await fetch(server.address!);
    // when
    process.kill(server.pid, 'SIGINT');
    while (await fetch(server.address!).catch(() => null));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.kill(server.pid, signal);
    // then
    expect(await server.ended).toBe('0');
    expect(existsSync(`${database}-wal`)).toBe(false);
  });

  it.each([
    [['--port', ''], '--port 应为 0 到 65535 的整数，实际为「」'],
    [['--port', '1e3'], '--port 应为 0 到 65535 的整数，实际为「1e3」'],
    [['--host', ''], '--host 应为要监听的地址'],
    [['--database', 'mysql://admin:secret@db/banjian'], '实际为「mysql://admin:***@db/banjian」'],
    [['--database', 'postgre://admin@db/banjian'], '数据库地址应为 SQLite 文件路径'],
    [['--database', 'postgres://'], '数据库地址应为 SQLite 文件路径'],
  ])('should refuse %j before it makes anything', (args, sentence) => {
    // when
    const { status, out, err } = banjian('serve', ...args);
    // then
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(sentence);
    expect(err).toMatch(/Expected/);
    expect(existsSync(join(root, 'mysql:')) || existsSync(join(root, 'postgre:'))).toBe(false);
  });

  it('should take environment variables that are empty as not set', () => {
    // when
    const { status, out } = node([join(root, 'server/cli/main.ts'), 'serve', '--help'], {
      env: { PORT: '', HOST: '', KEEP_NOTICES: '', KEEP_DRAFTS: '', KEEP_LOOKS: '' },
    });
    // then
    expect(status).toBe(0);
    for (const usual of ['8420', '127.0.0.1', '365', '90', '1096']) expect(out).toContain(`"${usual}"`);
  });

  it('should speak of the address, not of the database, when it cannot listen', () => {
    // when
    const { status, err } = banjian('serve', '--empty', '--port', '0', '--host', 'no.such.invalid', '--database', join(folder, 'deaf.db'));
    // then
    expect(status).toBe(1);
    expect(err).toContain('无法监听这个地址，请检查 --host');
    expect(err).not.toContain('数据库');
  });

  it('should say in both languages why a database cannot be there', () => {
    // given
    writeFileSync(join(folder, 'file'), '');
    for (const [command, path, sentence] of [
      ['serve', join(folder, 'file', 'a.db'), '路径中有一段不是目录'],
      ['verify', folder, '读写数据库文件出错'],
    ] as const) {
      // when
      const { status, err } = banjian(command, '--database', path);
      // then
      expect([command, status, err]).toEqual([command, 1, expect.stringContaining(sentence)]);
      expect(err.trim().split('\n')).toHaveLength(2);
    }
  });

  it('should say that a demo stays one when it is asked to be empty', { timeout: 60_000 }, async () => {
    // given
    const database = join(folder, 'stays.db');
    await (await startServer({ database })).stop();
    // when
    const server = await startServer({ database, args: ['--empty'] });
    await server.stop();
    // then
    expect(server.errors()).toContain('--empty 不起作用');
    expect(server.errors()).toContain('was made as a demo');
  });
});
