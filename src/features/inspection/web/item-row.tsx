import { useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { StatusText, Tag } from '#platform/web/kit/tag.tsx';
import { TraceDrawer } from '#platform/web/kit/trace-drawer.tsx';
import { Delta, NoValue } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { TraceSchema } from '#engine/contract/metrics/trace-schema.ts';
import { formatPercent } from '#platform/contract/format/format-number.ts';
import { inspectionMessages } from '../contract/inspection.messages.ts';
import type { ItemResult } from '../contract/inspection.routes.ts';
import { ActionPart } from './action-part.tsx';
import { severityLooks, statusLooks } from './inspection-words.ts';
import { OffenderPart } from './offender-part.tsx';

interface ItemRowProps {
  readonly item: ItemResult;
  readonly unitId: string | undefined;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One item on a line; opened, its rule, its offenders and what is done about them. */
export function ItemRow({ item, unitId, isOpen, onToggle }: ItemRowProps) {
  return (
    <div className={`inspection-item${isOpen ? ' open' : ''}`}>
      <ItemHead item={item} isOpen={isOpen} onToggle={onToggle} />
      {isOpen && (
        <div className="inspection-item-body">
          <RulePart item={item} />
          {item.finding && item.kind === 'rule' && <OffenderPart item={item} findingId={item.finding.id} unitId={unitId} />}
          {item.finding && <ActionPart finding={item.finding} isRule={item.kind === 'rule'} />}
        </div>
      )}
    </div>
  );
}

function ItemHead({ item, isOpen, onToggle }: Omit<ItemRowProps, 'unitId'>) {
  const t = useMessages(inspectionMessages);
  const label = useLabel();
  const look = severityLooks[item.finding?.severity ?? item.severity];
  return (
    <button type="button" className="inspection-item-head" aria-expanded={isOpen} onClick={onToggle}>
      <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={14} />
      <StatusText tone={look.tone} icon={look.icon}>
        {t(look.key)}
      </StatusText>
      <span className="stack">
        <span className="row g2">
          <b className="clip">{label(item.label)}</b>
          {item.finding && <FindingTag item={item} />}
        </span>
        <span className="muted t12 clip">{item.note ? label(item.note) : item.guidance ? label(item.guidance) : item.condition}</span>
      </span>
      <span className="inspection-two">
        <span>
          {item.offending === null ? (
            <NoValue />
          ) : (
            <>
              <b>{item.offending.toLocaleString()}</b> <span className="muted">/ {(item.counted ?? 0).toLocaleString()}</span>
            </>
          )}
        </span>
        <span className="muted t12">{t(item.kind === 'rule' ? 'inspection.rule' : 'inspection.metric')}</span>
      </span>
      <ItemShare item={item} />
      <ItemChange item={item} />
    </button>
  );
}

function FindingTag({ item }: { readonly item: ItemResult }) {
  const t = useMessages(inspectionMessages);
  const look = statusLooks[item.finding?.status ?? 'open'];
  return <Tag tone={look.tone}>{t(look.key)}</Tag>;
}

function ItemShare({ item }: { readonly item: ItemResult }) {
  const t = useMessages(inspectionMessages);
  if (item.share !== null) {
    return (
      <span className="inspection-two">
        <span className={item.status === 'failed' ? 'bad' : undefined}>{formatPercent(item.share / 100, 1)}</span>
        <span className="muted t12">{t('inspection.allowed', { share: formatPercent((item.allowedShare ?? 0) / 100, 1) })}</span>
      </span>
    );
  }
  if (item.value === null)
    return (
      <span className="inspection-two">
        <NoValue />
      </span>
    );
  return (
    <span className="inspection-two">
      <span className={item.status === 'failed' ? 'bad' : undefined}>{Number(item.value).toFixed(1)}</span>
      <span className="muted t12 clip">{item.band && `${item.band.zero} → ${item.band.full}`}</span>
    </span>
  );
}

function ItemChange({ item }: { readonly item: ItemResult }) {
  const t = useMessages(inspectionMessages);
  const repeats = item.finding?.repeats ?? 0;
  const change = item.share !== null && item.previous?.share != null ? item.share - item.previous.share : null;
  return (
    <span className="inspection-two">
      {change === null ? <NoValue /> : <Delta value={change} suffix={t('inspection.points')} goodWhen="down" />}
      {item.finding && (
        <span className="muted t12">{repeats > 0 ? t('inspection.repeated', { count: repeats + 1 }) : t('inspection.new_finding')}</span>
      )}
    </span>
  );
}

function RulePart({ item }: { readonly item: ItemResult }) {
  const t = useMessages(inspectionMessages);
  const [isExplained, setIsExplained] = useState(false);
  const trace = TraceSchema.safeParse(item.trace);
  if (item.kind === 'rule') {
    return (
      <dl className="inspection-part inspection-rule t12">
        <dt className="muted">{t('inspection.population')}</dt>
        <dd className="mono">{item.population}</dd>
        <dt className="muted">{t('inspection.condition')}</dt>
        <dd className="mono">{item.condition}</dd>
      </dl>
    );
  }
  return (
    <div className="inspection-part row g3">
      <span className="spread t12 muted">{item.band && t('inspection.band', item.band)}</span>
      {trace.success && (
        <Button size="small" kind="quiet" icon="info" onClick={() => setIsExplained(true)}>
          {t('inspection.explain')}
        </Button>
      )}
      {isExplained && trace.success && <TraceDrawer trace={trace.data} onClose={() => setIsExplained(false)} />}
    </div>
  );
}
