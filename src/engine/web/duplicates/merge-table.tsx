import { Button } from '#platform/web/kit/button.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Tag } from '#platform/web/kit/tag.tsx';
import { DateText, NoValue } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import type { Field, FieldValue } from '#engine/contract/objects/fields.ts';
import { duplicateMessages } from '#engine/contract/duplicates/duplicates.messages.ts';
import type { MergeRecord } from '#engine/contract/duplicates/duplicates.routes.ts';
import { webOf } from '../fields/field-kinds.tsx';
import { recordPath, useFields, type WebObject } from '../objects/object-registry.ts';

interface MergeTableProps {
  readonly web: WebObject;
  readonly records: readonly MergeRecord[];
  readonly survivor: string;
  readonly isOut: ReadonlySet<string>;
  /** By field: the record whose value was chosen. */
  readonly fields: Readonly<Record<string, string>>;
  readonly onSurvivor: (id: string) => void;
  readonly onOut: (id: string) => void;
  readonly onField: (name: string, id: string) => void;
}

/** The records side by side, a line for every field that any of them has; a click chooses the value that is kept. */
export function MergeTable(props: MergeTableProps) {
  const t = useMessages(duplicateMessages);
  const label = useLabel();
  const fields = useFields(props.web);
  const names = mergedNames(props.web, fields, props.records);
  return (
    <div className="duplicates-scroll">
      <table className="duplicates-merge">
        <thead>
          <tr>
            <th scope="col">{t('duplicates.field')}</th>
            {props.records.map((record) => (
              <th key={record.id} scope="col" className={classNames(record.id === props.survivor && 'stays', props.isOut.has(record.id) && 'out')}>
                <RecordHead {...props} record={record} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <FieldRow key={name} {...props} name={name} field={fields[name]} label={label(fields[name]?.label ?? { zh: name, en: name })} />
          ))}
          <tr>
            <th scope="row">{t('duplicates.relations')}</th>
            {props.records.map((record) => (
              <td key={record.id}>{t('duplicates.relation_count', { count: record.relations })}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('duplicates.updated')}</th>
            {props.records.map((record) => (
              <td key={record.id}>
                <DateText value={record.updatedAt} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function RecordHead({ web, record, survivor, isOut, onSurvivor, onOut }: MergeTableProps & { readonly record: MergeRecord }) {
  const t = useMessages(duplicateMessages);
  return (
    <span className="stack g1">
      <Link className="link clip" to={recordPath(web.object.id, record.id)}>
        {record.name}
      </Link>
      {record.id === survivor ? (
        <span>
          <Tag tone="accent">{t('duplicates.kept')}</Tag>
        </span>
      ) : (
        <span className="row g1">
          <Button size="small" kind="quiet" onClick={() => onSurvivor(record.id)}>
            {t('duplicates.keep')}
          </Button>
          <Button size="small" kind="quiet" onClick={() => onOut(record.id)}>
            {isOut.has(record.id) ? t('duplicates.put_in') : t('duplicates.left_out')}
          </Button>
        </span>
      )}
    </span>
  );
}

function FieldRow({
  name,
  field,
  label,
  ...props
}: MergeTableProps & { readonly name: string; readonly field: Field | undefined; readonly label: string }) {
  const winner = winnerOf(props, name);
  return (
    <tr>
      <th scope="row">{label}</th>
      {props.records.map((record) => (
        <td key={record.id} className={classNames(props.isOut.has(record.id) && 'out')}>
          <label className="duplicates-choice">
            <input
              type="radio"
              name={name}
              checked={winner === record.id}
              disabled={props.isOut.has(record.id)}
              onChange={() => props.onField(name, record.id)}
              aria-label={`${label} · ${record.name}`}
            />
            <span className="clip">{field ? <Value field={field} record={record} name={name} /> : <NoValue />}</span>
          </label>
        </td>
      ))}
    </tr>
  );
}

function Value({ field, record, name }: { readonly field: Field; readonly record: MergeRecord; readonly name: string }) {
  const { Cell } = webOf(field);
  const value = record.values[name];
  if (record.masked.includes(name)) return <span className="mono">{typeof value === 'string' ? value : '***'}</span>;
  if (value === null || value === undefined || value === '') return <NoValue />;
  // oxlint-disable-next-line sloop/no-assertion -- the server read it by the field's own schema
  return <Cell field={field} value={value as Exclude<FieldValue, null>} name={record.names[name]} />;
}

/** Whose value is kept: the chosen one, the survivor's, or the first that is filled. */
function winnerOf({ records, survivor, fields, isOut }: MergeTableProps, name: string): string {
  const chosen = fields[name];
  if (chosen !== undefined && !isOut.has(chosen)) return chosen;
  const isFilled = (record: MergeRecord) => isThere(record, name);
  const first = records.find((record) => record.id === survivor);
  if (first && isFilled(first)) return survivor;
  return records.find((record) => !isOut.has(record.id) && isFilled(record))?.id ?? survivor;
}

function mergedNames(web: WebObject, fields: Readonly<Record<string, Field>>, records: readonly MergeRecord[]): string[] {
  const ordered = [...new Set([...web.object.layout.flatMap((section) => section.fields), ...Object.keys(fields)])];
  return ordered.filter((name) => {
    const field = fields[name];
    return field && field.kind !== 'formula' && field.readOnly !== true && records.some((record) => isThere(record, name));
  });
}

function isThere(record: MergeRecord, name: string): boolean {
  return record.masked.includes(name) || ((record.values[name] ?? null) !== null && record.values[name] !== '');
}
