/** The names of the migrations a database has been through, as the migrator keeps them. */
export const migrationsMade = 'select name from mikro_orm_migrations';

/** Refuse to make our tables beside those of another program (他人的数据库); `tables` are of a database without the table of migrations. */
export function refuseForeign([table]: readonly string[]): void {
  if (table === undefined) return;
  throw new Error(
    `这个数据库里有别的程序的表（如 ${table}），不是办件的数据库，因此没有改动。请检查 --database 或 DATABASE_URL。
Expected a database of Banjian or a new one, but it holds tables of another program, such as ${table}; nothing was changed. Check --database or DATABASE_URL.`,
  );
}

/** Refuse to work on a database a later version has migrated (新版本数据库): what that version keeps, this one neither knows nor writes. */
export function refuseLater(made: readonly { readonly name?: unknown }[], known: readonly { readonly name: string }[]): void {
  const names = new Set(known.map(({ name }) => name));
  const later = made.find(({ name }) => !names.has(String(name)));
  if (later === undefined) return;
  throw new Error(
    `数据库已由更新的版本升级过（${String(later.name)}），本版本不能写入，因此没有改动。请使用更新的版本，或用升级前的备份恢复。
Expected a database of this version or a former one, but a later version has migrated it (${String(later.name)}); nothing was changed. Use the later version, or restore the backup made before the update.`,
  );
}

/**
 * Refuse to read a database of a former version (旧版本数据库): nothing is migrated by reading, and what it does not hold yet would be taken for something
 * that was changed. One of a later version is read.
 */
export function refuseFormer(made: readonly { readonly name?: unknown }[], known: readonly { readonly name: string }[]): void {
  const names = new Set(made.map(({ name }) => name));
  const waiting = known.filter(({ name }) => !names.has(name));
  if (waiting.length === 0) return;
  throw new Error(
    `数据库是旧版本的，还有 ${waiting.length} 步升级没有做（第一步 ${waiting[0]!.name}）。请先用本版本启动一次服务完成升级，再重新执行。
Expected a database of this version, but ${waiting.length} migrations are to be made first, from ${waiting[0]!.name} on. Start the server of this version once, then try again.`,
  );
}
