import { describe, expect, it } from 'vitest';
import { createLockout, lockoutRule } from '#server/identity/lockout.ts';
import { networkOf } from '#server/http/network.ts';
import { createThrottle, throttleRule } from '#server/public/throttle.ts';

describe('networkOf', () => {
  it.each([
    ['192.168.1.7', '192.168.1.7'],
    ['::ffff:192.168.1.7', '192.168.1.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
    ['not an address', 'not an address'],
  ])('should take %s for %s', (address, network) => expect(networkOf(address)).toBe(network));
});

describe('attempts from many addresses of one network', () => {
  it('should be counted together at the sign-in', async () => {
    // given
    const lockout = createLockout();
    // when
    for (let n = 0; n < lockoutRule.wrong; n++) await lockout.count('wangfang', `2001:db8:1:2::${n + 1}`);
    // then
    await expect(lockout.count('wangfang', '2001:db8:1:2:ffff::1')).rejects.toMatchObject({ problem: { status: 429 } });
    await expect(lockout.count('wangfang', '2001:db8:1:3::1')).resolves.toBeUndefined();
  });

  it('should be given back to the address they were counted for, in whatever form it comes', async () => {
    // given
    const lockout = createLockout();
    for (let n = 0; n < lockoutRule.wrong; n++) await lockout.count('wangfang', '::ffff:10.0.0.1');
    // when
    await lockout.clear('wangfang', '10.0.0.1');
    // then
    await expect(lockout.count('wangfang', '::ffff:10.0.0.1')).resolves.toBeUndefined();
  });

  it('should be counted together at the query of progress', async () => {
    // given
    const throttle = createThrottle();
    // when
    for (let n = 0; n < throttleRule.wrong; n++) await throttle.count(`2001:db8:1:2::${n + 1}`, null);
    // then
    await expect(throttle.count('2001:db8:1:2:abcd::1', null)).rejects.toMatchObject({ problem: { status: 429 } });
  });
});
