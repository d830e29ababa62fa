import { hash } from 'node:crypto';
import type { ServiceItem } from '#engine/cases/state.ts';
import { canonicalText } from './canonical.ts';

/** Service items kept in memory; a database has some hundreds of versions in use. */
const kept = 1_000;

const hashes = new WeakMap<ServiceItem, string>();
const items = new Map<string, ServiceItem>();

const texts = new WeakMap<ServiceItem, string>();

/** Canonical JSON of a service item, as it stands in journal_text. */
export function textOfService(service: ServiceItem): string {
  const known = texts.get(service);
  if (known !== undefined) return known;
  const text = canonicalText(service);
  texts.set(service, text);
  return text;
}

/** What a snapshot says instead of its service item (事项), which stands once in journal_text: SHA-256 of its canonical JSON. */
export function hashOfService(service: ServiceItem): string {
  const known = hashes.get(service);
  if (known !== undefined) return known;
  const found = hash('sha256', textOfService(service), 'base64url');
  hashes.set(service, found);
  return found;
}

/** The service item of a hash, when a case of it was seen before. All cases of one item share one object. */
export function knownService(of: string): ServiceItem | undefined {
  return items.get(of);
}

/** Keep a service item read from a journal; throws when it is not the one the snapshot names. */
export function keepService(of: string, service: ServiceItem): ServiceItem {
  if (hashOfService(service) !== of)
    throw new Error(`Expected the service item ${of} in case-opened, but it was ${hashOfService(service)}.`);
  const oldest = items.size < kept ? undefined : items.keys().next().value;
  if (oldest !== undefined) items.delete(oldest);
  items.set(of, service);
  return service;
}
