import { hash, randomBytes } from 'node:crypto';
import type { CaseEvent, Entry } from '#engine/cases/events.ts';
import type { ServiceItem } from '#engine/cases/state.ts';
import { upgradeEvents } from '#engine/cases/upgrades/index.ts';
import type { Row, Value } from '../plan.ts';
import type { StreamEvent } from '../types.ts';
import { canonicalText } from './canonical.ts';
import { readEvents, writeEvents } from './codec/events.ts';
import { inOrder } from './codec/parts.ts';
import type { Frame } from './codec/words.ts';
import { patternOf } from './patterns.ts';
import { hashOfService, keepService, knownService, textOfService } from './service.ts';

/**
 * How entries are hashed, by the name in the `alg` column. The first kind wrote hashes as hex and kept with each entry the hash of the one before and
 * that of its private part. The second keeps each once: `prev` is in the row before, `private_hash` is written when the private part is erased.
 */
const algorithms = { sha256: 'hex', 'sha256-2': 'base64url' } as const;
type Algorithm = keyof typeof algorithms;

/** What new entries are hashed with. */
const algorithm: Algorithm = 'sha256-2';

/** true: a hash this program knows. */
export function isAlgorithm(name: string): name is Algorithm {
  return Object.hasOwn(algorithms, name);
}

/** true: entries of this kind repeat the hash of the entry before and of their private part. */
export function repeatsHashes(name: string): boolean {
  return name === 'sha256';
}

/** Head of a journal that has no entry yet. */
export const emptyHead = { seq: 0, hash: '', at: 0 } as const;

/** Where the next entry is tied to. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
  readonly at: number;
}

/** What an entry says besides its events. */
export interface EntryHead {
  readonly tenant: string;
  readonly stream: string;
  readonly streamId: string;
  readonly seq: number;
  readonly command: string;
  readonly commandType: string;
  readonly recordedAt: number;
  readonly effectiveAt: number;
  readonly actor: string;
  readonly onBehalfOf: string | null;
  readonly reason: string | null;
}

/** One row of the table journal. */
export type JournalRow = {
  readonly tenant: string;
  readonly stream: string;
  readonly stream_id: string;
  readonly seq: number;
  readonly command: string;
  readonly command_type: string;
  readonly recorded_at: number;
  readonly effective_at: number;
  readonly actor: string;
  readonly on_behalf_of: string | null;
  readonly reason: string | null;
  readonly alg: string;
  readonly prev: string;
  readonly hash: string;
  readonly events: string;
  readonly salt: string;
  readonly private: string | null;
  readonly private_hash: string;
} & Record<string, Value>;

/** Texts that stand once for many entries, by their hash (journal_text, 共用文本). */
export type SharedTexts = ReadonlyMap<string, string>;

/**
 * Journal row of an accepted command: events as text, private parts apart, tied to the entry before it. The reason of a case's command is a person's
 * words: it stands with the private parts, for the column is part of the chain and can never be erased. Texts many entries share are added to `share`
 * and the entry holds their hashes; without it all stands in the entry.
 */
export function writeEntry(
  head: EntryHead,
  prev: string,
  events: readonly (CaseEvent | StreamEvent)[],
  share?: Map<string, string>,
): JournalRow {
  const isCase = head.stream === 'case';
  const frame = frameOf(head, share);
  const text = isCase ? writeEvents(events, frame) : writeStreamEvents(events);
  const reason = isCase ? head.reason : null;
  const hidden = isCase && frame.hasPrivate !== true && reason === null ? null : hiddenParts(events, reason, isCase ? share : undefined);
  const salt = hidden === null ? '' : drawSalt();
  const row: Writing<JournalRow> = {
    tenant: head.tenant,
    stream: head.stream,
    stream_id: head.streamId,
    seq: head.seq,
    command: head.command,
    command_type: head.commandType,
    recorded_at: head.recordedAt,
    effective_at: head.effectiveAt,
    actor: head.actor,
    on_behalf_of: head.onBehalfOf,
    reason: isCase ? null : head.reason,
    alg: algorithm,
    prev: '',
    hash: '',
    events: text,
    salt,
    private: hidden,
    private_hash: '',
  };
  row.hash = hashEntry(row, prev);
  return row;
}

/** What is being made and nobody else has yet. */
type Writing<T> = { -readonly [K in keyof T]: T[K] };

function frameOf({ seq, recordedAt, actor, tenant, streamId }: EntryHead, share: Map<string, string> | undefined): Frame {
  if (share === undefined) return { seq, recordedAt };
  return {
    seq,
    recordedAt,
    names: [actor, tenant, streamId],
    keepPattern: rows => {
      const { hash: of, text } = patternOf(rows);
      share.set(of, text);
      return `#${of}`;
    },
    keepService: service => {
      const of = hashOfService(service);
      share.set(of, textOfService(service));
      return `#${of}`;
    },
  };
}

/** Private parts of events as `{"index": {...}}`, with the reason when there is one, or null when there are none. */
function hiddenParts(
  events: readonly (CaseEvent | StreamEvent)[],
  reason: string | null,
  share: Map<string, string> | undefined,
): string | null {
  const hidden: Record<string, unknown> = reason === null ? {} : { reason };
  let any = reason !== null;
  for (let index = 0; index < events.length; index += 1) {
    const event = events[index] as { readonly type: string; readonly private?: unknown };
    if (event.private === undefined) continue;
    hidden[index] =
      share !== undefined && event.type === 'document-issued' ? bareValues(event as unknown as DocumentIssued, share) : event.private;
    any = true;
  }
  return any ? JSON.stringify(hidden) : null;
}

type DocumentIssued = Extract<CaseEvent, { type: 'document-issued' }>;
/** Document values without their placeholders: the name of the shared list of these, then the values in its order. */
type BareValues = readonly [name: string, ...values: unknown[]];

/** Placeholders of a document are FEEL texts of its template and longer than the values: all documents of the template share their list. */
function bareValues({ private: { values } }: DocumentIssued, share: Map<string, string>): { readonly values: BareValues } {
  const keys = canonicalText(Object.keys(values));
  const of = hash('sha256', keys, 'base64url');
  share.set(of, keys);
  return { values: [`#${of}`, ...Object.values(values)] };
}

/** The inverse of `bareValues`; a part of another kind, or written with its placeholders, stays as it is. */
function wholePart(part: unknown, texts: SharedTexts): unknown {
  const name = sharedName(part);
  if (name === undefined) return part;
  const [, ...values] = (part as { readonly values: BareValues }).values;
  const keys = JSON.parse(textOf(texts, name)) as readonly string[];
  return { values: Object.fromEntries(keys.map((key, place) => [key, values[place]])) };
}

/** Hash of the list of placeholders a private part names, if it does. */
function sharedName(part: unknown): string | undefined {
  const values = (part as { readonly values?: unknown } | null)?.values;
  return Array.isArray(values) && String(values[0]).startsWith('#') ? String(values[0]).slice(1) : undefined;
}

/** Events of the other streams, without their private parts: `["type", {...}]` each. */
function writeStreamEvents(events: readonly (CaseEvent | StreamEvent)[]): string {
  return JSON.stringify(
    events.map(event => {
      const { type, private: _, ...rest } = event as StreamEvent;
      return [type, rest];
    }),
  );
}

/** Random bytes drawn for many salts at once: a draw costs more than the hash it is for. */
const pool = { bytes: Buffer.alloc(0), used: 0 };
const saltBytes = 16;

function drawSalt(): string {
  if (pool.used + saltBytes > pool.bytes.length) Object.assign(pool, { bytes: randomBytes(256 * saltBytes), used: 0 });
  pool.used += saltBytes;
  return pool.bytes.toString('base64url', pool.used - saltBytes, pool.used);
}

/** H(salt + private): stands in the entry's hash, so that the private part may be erased and the chain still verifies. '' when there never was one. */
export function hashPrivate({ alg, salt, private: hidden, private_hash: kept }: JournalRow): string {
  return hidden === null ? kept : hash('sha256', salt + hidden, algorithms[alg as Algorithm]);
}

/** H(prev + header + events + H(salt + private)); `prev` is the hash of the entry before, '' for the first. */
export function hashEntry(row: JournalRow, prev: string): string {
  const header = JSON.stringify([
    row.tenant,
    row.stream,
    row.stream_id,
    row.seq,
    row.command,
    row.command_type,
    row.recorded_at,
    row.effective_at,
    row.actor,
    row.on_behalf_of,
    row.reason,
    row.alg,
  ]);
  return hash('sha256', `${prev}\n${header}\n${row.events}\n${hashPrivate(row)}`, algorithms[row.alg as Algorithm]);
}

/** The service item (事项) of a case, from its first entry of a version that kept it whole. */
export function openedService(row: JournalRow): ServiceItem {
  const opened = readEntry(row).events[0];
  if (opened?.type !== 'case-opened') throw new Error('Expected the first event of a case to be case-opened, but it was not.');
  return opened.service as ServiceItem;
}

/** Hashes of the shared texts that rows name, with the number of the entry that names it first. */
export function sharedIn(rows: readonly JournalRow[]): ReadonlyMap<string, number> {
  const named = new Map<string, number>();
  const name = (of: string, seq: number) => {
    if (!named.has(of)) named.set(of, seq);
  };
  for (const { stream, seq, events, private: hidden } of rows) {
    if (stream !== 'case') continue;
    const pattern = /^\[\d+,"#([\w-]{43})"/.exec(events)?.[1];
    if (pattern !== undefined) name(pattern, seq);
    if (seq === 1) for (const [, of] of events.matchAll(/"#([\w-]{43})"/g)) name(of!, seq);
    if (hidden?.includes('"values":["#')) for (const of of namedIn(hidden)) name(of, seq);
  }
  return named;
}

/** Lists of placeholders that a private text names; none in one that is no JSON, which the chain tells of. */
function namedIn(hidden: string): string[] {
  try {
    return Object.values(JSON.parse(hidden) as object).flatMap(part => sharedName(part) ?? []);
  } catch {
    return [];
  }
}

const nothing: SharedTexts = new Map();

function textOf(texts: SharedTexts, of: string): string {
  const text = texts.get(of);
  if (text === undefined) throw new Error(`Expected the text ${of} in journal_text, but there is none.`);
  return text;
}

function findServiceIn(texts: SharedTexts, name: string): ServiceItem {
  const of = name.slice(1);
  const text = textOf(texts, of);
  return knownService(of) ?? keepService(of, inOrder(JSON.parse(text) as ServiceItem));
}

function readingFrame({ seq, recorded_at: recordedAt, actor, tenant, stream_id }: JournalRow, texts: SharedTexts): Frame {
  return {
    seq,
    recordedAt,
    names: [actor, tenant, stream_id],
    findPattern: name => textOf(texts, name.slice(1)),
    findService: name => findServiceIn(texts, name),
  };
}

/**
 * Entry of a journal row, private parts merged back as far as they are still there; events of older versions upgraded. `texts` holds those it shares
 * with other entries (`sharedIn`).
 */
export function readEntry(row: JournalRow, texts: SharedTexts = nothing): Entry & { readonly hash: string } {
  const { version, events: open } = readEvents(row.events, readingFrame(row, texts));
  const hidden = row.private === null ? {} : (JSON.parse(row.private) as Record<string, unknown>);
  const stored = open.map((event, index) => (index in hidden ? { ...event, private: wholePart(hidden[index], texts) } : event));
  const events = row.stream === 'case' ? upgradeEvents(version, stored) : stored;
  const reason = row.reason ?? hidden.reason;
  return {
    seq: row.seq,
    command: row.command,
    commandType: row.command_type,
    recordedAt: row.recorded_at,
    effectiveAt: row.effective_at,
    actor: row.actor,
    ...(row.on_behalf_of === null ? {} : { onBehalfOf: row.on_behalf_of }),
    ...(typeof reason === 'string' ? { reason } : {}),
    events: events as unknown as readonly CaseEvent[],
    hash: row.hash,
  };
}

/** Columns of the journal, in the order of the table. */
export const journalColumns =
  'tenant, stream, stream_id, seq, command, command_type, recorded_at, effective_at, actor, on_behalf_of, reason, alg, prev, hash, events, salt, private, private_hash';

/** Row type guard for rows read with `journalColumns`. */
export function asJournalRow(row: Row): JournalRow {
  return row as unknown as JournalRow;
}
