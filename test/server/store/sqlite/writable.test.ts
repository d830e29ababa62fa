import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '#server/store/index.ts';

const stores = new URL('../../../../server/store/index.ts', import.meta.url).href;

/** Opens a database as somebody the rights of files hold for: the administrator of the machine may write everywhere. */
const script = `
  const { openStore } = await import(${JSON.stringify(stores)});
  if (process.getuid() === 0) process.setuid(65534);
  try {
    const store = await openStore({ url: process.argv[1] });
    await store.close();
    console.log('opened');
  } catch (error) {
    console.log(error.message);
  }`;

describe('a database that cannot be written', () => {
  let folder: string;
  let file: string;

  const openAsSomebody = (path: string): string => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, path], { encoding: 'utf8' });
    return stdout + stderr;
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'banjian-read-only-'));
    chmodSync(folder, 0o777);
    file = join(folder, 'test.db');
    await (await openStore({ url: file })).close();
    for (const one of [file, `${file}.lock`]) chmodSync(one, 0o666);
  });
  afterEach(() => {
    chmodSync(folder, 0o777);
    rmSync(folder, { recursive: true, force: true });
  });

  it('should be opened once it can be written', () => {
    // when
    const said = openAsSomebody(file);
    // then
    expect(said).toBe('opened\n');
  });

  it.each(['', '.lock'])('should be refused in words when the file test.db%s is read-only', ending => {
    // given
    chmodSync(`${file}${ending}`, 0o444);
    // when
    const said = openAsSomebody(file);
    // then
    expect(said).toContain(`文件 ${file}${ending} 应可读写，但只读`);
    expect(said).toContain(`Expected ${file}${ending} to be writable, but it is not`);
    expect([existsSync(`${file}-wal`), existsSync(`${file}-shm`)]).toEqual([false, false]);
  });

  it('should be refused in words when what stands beside it is read-only', () => {
    // given
    writeFileSync(`${file}-wal`, '');
    chmodSync(`${file}-wal`, 0o444);
    // when
    const said = openAsSomebody(file);
    // then
    expect(said).toContain(`Expected ${file}-wal to be writable, but it is not`);
  });

  it('should be refused in words when its folder is read-only, also where it is still to be made', () => {
    // given
    chmodSync(folder, 0o555);
    // when
    const said = [openAsSomebody(file), openAsSomebody(join(folder, 'new.db'))];
    // then
    for (const one of said) {
      expect(one).toContain('所在的目录应存在并可读写');
      expect(one).toContain('to be there and to be writable');
    }
    expect(existsSync(join(folder, 'new.db'))).toBe(false);
  });

  it('should be refused in words when its folder is not there', () => {
    // given
    const gone = join(folder, 'gone');
    // when
    const said = openAsSomebody(join(gone, 'new.db'));
    // then
    expect(said).toContain('所在的目录应存在并可读写');
    mkdirSync(gone);
    chmodSync(gone, 0o777);
    expect(openAsSomebody(join(gone, 'new.db'))).toBe('opened\n');
  });
});
