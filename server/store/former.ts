/** The names of the migrations a database has been through, as the migrator keeps them. */
export const migrationsMade = 'select name from mikro_orm_migrations';

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
