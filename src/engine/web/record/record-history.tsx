import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import { useRoute } from '#platform/web/api.ts';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { FieldCell } from '../list/list-columns.tsx';
import { routesOf, useFields } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';

/** The historic fields of a record, one column of values per span of time, newest first; what changed stands out. */
export function RecordHistory({ web, id }: { readonly web: WebObject; readonly id: string }) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const { timeZone } = useReading();
  const fields = useFields(web);
  const history = useRoute(routesOf(web.object).history, { id });
  if (!history.data) return <PageState of={history} />;
  const versions = history.data.versions.toReversed();
  if (versions.length === 0) return <EmptyState icon="clock" title={t('records.no_timeline')} />;
  const names = Object.keys(versions[0]?.values ?? {}).filter((name) => fields[name] && versions.some((version) => version.values[name] !== null));
  const changed = (at: number, name: string) => JSON.stringify(versions[at]?.values[name]) !== JSON.stringify(versions[at + 1]?.values[name]);
  return (
    <div className="records-history" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th />
            {versions.map((version) => (
              <th key={version.from} className="nowrap">
                {t('records.version_span', { from: formatMomentExact(new Date(version.from), timeZone) })}
                {version.until === null && <span className="muted"> · {t('records.version_now')}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const field = fields[name];
            return (
              field && (
                <tr key={name}>
                  <th>{label(field.label)}</th>
                  {versions.map((version, at) => {
                    const row: RecordRow = { id, version: 0, ...version.values, _names: version._names };
                    return (
                      <td key={version.from} className={changed(at, name) ? 'changed' : 'muted'}>
                        <FieldCell field={field} row={row} path={name} />
                      </td>
                    );
                  })}
                </tr>
              )
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
