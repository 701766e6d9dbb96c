import { dayOf, formatDay } from '#platform/contract/format/format-date.ts';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { PanelSection } from '#platform/web/kit/panel.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { FactRow, DateText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { useCan } from '#platform/web/session.ts';
import { processPageMessages } from '../contract/process-page.messages.ts';
import { diffVersionRoute, lintVersionRoute, listExceptionsRoute, revokeExceptionRoute } from '../contract/process.routes.ts';
import type { VersionDetail } from '../contract/process.routes.ts';
import { OriginNote } from './origin-note.tsx';

/** Beside the stages: where the version stands, what the checks say, what differs, and the exceptions in force. */
export function ProcessSide({ version }: { readonly version: VersionDetail }) {
  const t = useMessages(processPageMessages);
  return (
    <div className="process-side">
      <PanelSection title={t('process.number', { number: version.number })} extra={t(`process.status.${version.status}`)}>
        <dl>
          {version.validFrom !== null && (
            <FactRow label={t('process.status.published')}>
              <DateText value={version.validFrom} />
            </FactRow>
          )}
          {version.note !== null && <FactRow label={t('process.versions')}>{version.note}</FactRow>}
        </dl>
        {version.origin !== null && <OriginNote origin={version.origin} />}
      </PanelSection>
      <LintSection id={version.id} />
      {version.status !== 'published' && <DiffSection id={version.id} />}
      {version.status === 'published' && <ExceptionSection version={version} />}
    </div>
  );
}

function LintSection({ id }: { readonly id: string }) {
  const t = useMessages(processPageMessages);
  const label = useLabel();
  const lint = useRoute(lintVersionRoute, { id });
  return (
    <PanelSection title={t('process.lint')}>
      {lint.data?.issues.length === 0 && <StatusText tone="good">{t('process.lint_ok')}</StatusText>}
      {lint.data?.issues.map((issue) => (
        <div key={`${issue.at} ${issue.code}`}>
          <StatusText tone={issue.severity === 'error' ? 'bad' : 'watch'}>{label(issue.message)}</StatusText>
        </div>
      ))}
    </PanelSection>
  );
}

function DiffSection({ id }: { readonly id: string }) {
  const t = useMessages(processPageMessages);
  const diff = useRoute(diffVersionRoute, { id });
  return (
    <PanelSection title={t('process.diff')}>
      {diff.data?.changes.length === 0 && <span className="muted">{t('process.no_diff')}</span>}
      <ul className="process-diff">
        {diff.data?.changes.map((change) => (
          <li key={change.path}>
            <span className={change.kind === 'removed' ? 'bad' : change.kind === 'added' ? 'good' : 'watch'}>
              {t(`process.change.${change.kind}`)}
            </span>{' '}
            <span className="mono">{change.path}</span>
            {change.kind === 'changed' && (
              <div className="muted t12 clip">
                {print(change.before)} → <b>{print(change.after)}</b>
              </div>
            )}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function print(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function ExceptionSection({ version }: { readonly version: VersionDetail }) {
  const t = useMessages(processPageMessages);
  const label = useLabel();
  const can = useCan();
  const reading = useReading();
  const exceptions = useRoute(listExceptionsRoute, { object: version.object });
  const revoke = useRouteMutation(revokeExceptionRoute, { invalidates: [listExceptionsRoute] });
  const inForce = (exceptions.data?.exceptions ?? []).filter((exception) => exception.isInForce);
  const nameOf = (conditionId: string): string => {
    const condition = version.definition.stages.flatMap((stage) => stage.entry.conditions).find((each) => each.id === conditionId);
    return condition ? label(condition.message) : conditionId;
  };
  return (
    <PanelSection title={t('process.exceptions')}>
      {inForce.length === 0 && <span className="muted">{t('process.no_exceptions')}</span>}
      {inForce.map((exception) => (
        <div key={exception.id} className="row g2">
          <span className="spread">
            <span className="ink">
              {t('process.exception_line', {
                condition: nameOf(exception.conditionId),
                uses: exception.uses,
                day: formatDay(dayOf(new Date(exception.expiresAt), reading.timeZone), reading),
              })}
            </span>
            <span className="muted t12"> {exception.reason}</span>
          </span>
          {can('process.grant_exception') && (
            <Button size="small" kind="quiet" onClick={() => revoke.mutate({ id: exception.id })}>
              {t('process.revoke')}
            </Button>
          )}
        </div>
      ))}
    </PanelSection>
  );
}
