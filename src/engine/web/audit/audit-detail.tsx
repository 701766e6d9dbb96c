import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import { useRoute } from '#platform/web/api.ts';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { FactRow } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { useReading } from '#platform/web/reading.ts';
import { auditMessages } from '#engine/contract/audit/audit.messages.ts';
import { type AuditDetail as Detail, getAuditEventRoute } from '#engine/contract/audit/audit.routes.ts';
import { recordPath } from '../objects/object-registry.ts';
import { useAuditWords } from './audit-words.ts';

/** One event: who and when, before and after of each field, and its seal. */
export function AuditDetail({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const words = useAuditWords();
  const event = useRoute(getAuditEventRoute, { id });
  return (
    <Drawer title={event.data ? words.kind(event.data.kind) : ''} onClose={onClose} width={560}>
      {event.data ? <DetailView event={event.data} /> : <PageState of={event} shape="record" />}
    </Drawer>
  );
}

function DetailView({ event }: { readonly event: Detail }) {
  const t = useMessages(auditMessages);
  const label = useLabel();
  const words = useAuditWords();
  const { timeZone } = useReading();
  return (
    <div className="stack g4">
      <div>
        <FactRow label={t('audit.when')}>{formatMomentExact(new Date(event.at), timeZone)}</FactRow>
        <FactRow label={t('audit.who')}>{event.actor?.name ?? t('audit.nobody')}</FactRow>
        <FactRow label={t('audit.door')}>{words.door(event.door)}</FactRow>
        <FactRow label={label(event.objectLabel)}>
          <span className="row g2">
            {event.record.isOpen ? (
              <Link to={recordPath(event.object, event.record.id)}>{event.record.name || t('audit.open_record')}</Link>
            ) : (
              (event.record.name ?? '')
            )}
            <Link to={`/settings/audit?object=${event.object}&record=${event.record.id}`}>{t('audit.only_record')}</Link>
          </span>
        </FactRow>
        {event.cause !== null && (
          <FactRow label={t('audit.cause')}>
            <span className="mono">{event.cause}</span>
          </FactRow>
        )}
      </div>
      {event.changes.length > 0 && <Changes changes={event.changes} />}
      {event.facts !== null && (
        <div>
          <div className="section-title">{t('audit.facts')}</div>
          <Facts facts={namedFacts(event.facts)} />
        </div>
      )}
      <Seal seal={event.seal} />
    </div>
  );
}

/** Whom something was shared with is called by name where the name is known. */
function namedFacts(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => name !== 'principal' || facts['principal_name'] === undefined));
}

/** What is known besides, by name; what has parts of its own as it is stored. */
function Facts({ facts }: { readonly facts: Readonly<Record<string, unknown>> }) {
  const words = useAuditWords();
  return Object.entries(facts).map(([name, value]) => (
    <FactRow key={name} label={words.field(name)}>
      {isPlain(value) ? words.value(name, value) : <pre className="audit-facts mono">{JSON.stringify(value, null, 2)}</pre>}
    </FactRow>
  ));
}

function isPlain(value: unknown): value is string | number | boolean | readonly string[] {
  return ['string', 'number', 'boolean'].includes(typeof value) || (Array.isArray(value) && value.every((each) => typeof each === 'string'));
}

function Changes({ changes }: { readonly changes: Detail['changes'] }) {
  const t = useMessages(auditMessages);
  const label = useLabel();
  return (
    <table className="audit-changes">
      <thead>
        <tr>
          <th>{t('audit.field')}</th>
          <th>{t('audit.before')}</th>
          <th>{t('audit.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th>{label(change.label)}</th>
            <td className="muted">{label(change.before.text) || t('audit.empty')}</td>
            <td>{label(change.after.text) || t('audit.empty')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Seal({ seal }: { readonly seal: Detail['seal'] }) {
  const t = useMessages(auditMessages);
  const { timeZone } = useReading();
  if (!seal) return <StatusText>{t('audit.is_waiting')}</StatusText>;
  return (
    <div className="stack g1">
      <StatusText tone={seal.isIntact ? 'good' : 'bad'} icon="stamp">
        {seal.isIntact ? t('audit.is_intact') : t('audit.is_changed')}
      </StatusText>
      <span className="muted t12">{t('audit.seal_line', { number: seal.number, at: formatMomentExact(new Date(seal.sealedAt), timeZone) })}</span>
      <span className="muted t12 mono audit-hash" title={t('audit.hash')}>
        {seal.hash}
      </span>
    </div>
  );
}
