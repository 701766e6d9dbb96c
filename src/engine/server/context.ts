import type { Session, Db, Statement } from '#platform/server/database/database.ts';
import type { Locale } from '#platform/contract/label.ts';
import type { Actor, Door } from '../contract/actor.ts';
import type { EventDraft } from '../contract/events/event.ts';
import type { ExchangeRates } from '../contract/expression/exchange-rates.ts';
import type { People } from '../contract/expression/people.ts';
import type { Registry } from './registry.ts';

/** Settings of the workspace that figures and dates depend on. */
export interface WorkspaceSettings {
  readonly id: string;
  readonly name: string;
  /** ISO 4217; amounts without a currency are in it. */
  readonly currency: string;
  /** IANA name; days and periods are counted in it. */
  readonly timeZone: string;
  /** 1–12: month in which the fiscal year begins. */
  readonly fiscalYearStart: number;
  /** What currencies are worth in the workspace's own, as of the organisation's revision. */
  readonly exchange?: ExchangeRates;
  /** Who works where under whom, as of that revision. */
  readonly people?: People;
}

/** What every use-case is handed: who acts, when, through which door, and the one transaction it runs in. */
export interface Context {
  readonly workspace: WorkspaceSettings;
  readonly actor: Actor;
  readonly door: Door;
  readonly locale: Locale;
  /** The instant the request began; one use-case has one now. */
  readonly now: Date;
  /** Time-ordered UUID. */
  readonly newId: () => string;
  readonly registry: Registry;
  readonly session: Session;
  /** Same as `session.db`: queries with kysely. */
  readonly db: Db;
  /** What led to this, written on each event: `import:<id>`, `job:<id>`. */
  readonly cause: string | null;
  /** Appends an event; it is written in the same transaction just before commit. Writes only. */
  emit(event: EventDraft): void;
  /** Sends a statement after all others, with the commit: a row that many transactions count on is locked for that moment only. Writes only. */
  lastly(statement: Statement): void;
  /** Tells that something sensitive was read, in reads and writes alike; `recordSensitiveRead` is the way to it. */
  tellRead(event: EventDraft): void;
}
