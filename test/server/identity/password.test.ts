import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword, noPassword } from '#server/identity/password.ts';

describe('password', () => {
  it('should be argon2id with 19 MiB and two passes, salted', async () => {
    const [one, other] = [await hashPassword('Banjian-2026'), await hashPassword('Banjian-2026')];
    expect(one).toMatch(/^argon2id\$19456\$2\$1\$/);
    expect(one).not.toBe(other);
  });

  it('should fit its own hash and no other', async () => {
    const stored = await hashPassword('密码-2026');
    expect(await isPassword('密码-2026', stored)).toBe(true);
    expect(await isPassword('密码-2027', stored)).toBe(false);
    expect(await isPassword('', noPassword)).toBe(false);
  });

  it('should take as long for an unknown account', async () => {
    // given
    const stored = await hashPassword('Banjian-2026');
    const timeOf = async (hash: string) => {
      const started = performance.now();
      for (let n = 0; n < 5; n++) await isPassword('wrong', hash);
      return performance.now() - started;
    };
    await timeOf(stored);
    // when
    const ratio = (await timeOf(stored)) / (await timeOf(noPassword));
    // then
    expect(ratio).toBeGreaterThan(0.2);
    expect(ratio).toBeLessThan(5);
  });
});
