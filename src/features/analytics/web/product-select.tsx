import { useRoute } from '#platform/web/api.ts';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { routesOf } from '#engine/web/objects/object-registry.ts';
import { product } from '#features/catalog/contract/catalog.objects.ts';

interface ProductSelectProps {
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
  readonly placeholder: string;
}

/** Chooses one product by name. */
export function ProductSelect({ value, onChange, placeholder }: ProductSelectProps) {
  const found = useRoute(routesOf(product).query, { columns: ['name'], sort: [{ field: 'name', descending: false }], limit: 500 });
  const options = (found.data?.rows ?? []).map((row) => ({ value: String(row.id), label: String(row['name']) }));
  return (
    <SelectInput
      label={placeholder}
      value={value}
      onChange={onChange}
      options={options}
      placeholder={placeholder}
      isLoading={found.isFetching}
      canClear
    />
  );
}
