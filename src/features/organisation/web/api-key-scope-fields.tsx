import { type KeyWidth, keyWidths } from '#engine/contract/key-scopes.ts';
import { listWebObjects } from '#engine/web/objects/object-registry.ts';
import { Field } from '#platform/web/kit/field.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { accessMessages } from '../contract/access.messages.ts';

const objectWidths = ['none', 'read', 'write'] as const;
type ObjectWidth = (typeof objectWidths)[number];

interface ApiKeyScopeFieldsProps {
  readonly scopes: readonly string[];
  readonly onChange: (scopes: readonly string[]) => void;
  readonly error?: string | undefined;
}

/** What a key may do: one width for everything, or its own for each object. */
export function ApiKeyScopeFields({ scopes, onChange, error }: ApiKeyScopeFieldsProps) {
  const t = useMessages(accessMessages);
  const label = useLabel();
  const width = widthOf(scopes);
  const options = [...keyWidths, 'objects' as const].map((value) => ({ value, label: t(`access.key_scope.${value}`) }));
  const setObject = (id: string, next: ObjectWidth) =>
    onChange([...scopes.filter((scope) => !scope.startsWith(`${id}:`)), ...(next === 'none' ? [] : [`${id}:${next}`])]);
  return (
    <>
      <Field label={t('access.key_scope')} error={error}>
        <SelectInput value={width} onChange={(next) => onChange(next === 'objects' ? [] : [next ?? 'read'])} options={options} />
      </Field>
      {width === 'objects' &&
        listWebObjects().map(({ object }) => (
          <Field key={object.id} label={label(object.labelPlural)}>
            <SelectInput<ObjectWidth>
              value={objectWidth(scopes, object.id)}
              onChange={(next) => setObject(object.id, next ?? 'none')}
              options={objectWidths.map((value) => ({ value, label: t(`access.key_scope.${value}`) }))}
            />
          </Field>
        ))}
    </>
  );
}

/** The scopes of a key in words. */
export function ApiKeyScopeText({ scopes }: { readonly scopes: readonly string[] }) {
  const t = useMessages(accessMessages);
  const label = useLabel();
  const width = widthOf(scopes);
  if (width !== 'objects') return <>{t(`access.key_scope.${width}`)}</>;
  const names = (wanted: string) =>
    scopes
      .filter((scope) => scope.endsWith(`:${wanted}`))
      .map((scope) => listWebObjects().find(({ object }) => scope.startsWith(`${object.id}:`))?.object.labelPlural)
      .flatMap((found) => (found ? [label(found)] : []))
      .join(', ');
  const [writes, reads] = [names('write'), names('read')];
  const words = [
    ...(writes ? [t('access.key_scope_writes', { objects: writes })] : []),
    ...(reads ? [t('access.key_scope_reads', { objects: reads })] : []),
  ];
  return (
    <span className="clip" title={scopes.join(', ')}>
      {words.join(' · ')}
    </span>
  );
}

function widthOf(scopes: readonly string[]): KeyWidth | 'objects' {
  return keyWidths.findLast((width) => scopes.includes(width)) ?? 'objects';
}

function objectWidth(scopes: readonly string[], id: string): ObjectWidth {
  if (scopes.includes(`${id}:write`)) return 'write';
  return scopes.includes(`${id}:read`) ? 'read' : 'none';
}
