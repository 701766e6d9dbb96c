import { Button } from '#platform/web/kit/button.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { ChoiceOption } from '#engine/contract/objects/fields.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';

/** By the deciding value: what may be chosen; a value that is left out leaves everything open. */
export type Allowed = Readonly<Record<string, readonly string[]>>;

interface DependencyMatrixProps {
  readonly values: readonly ChoiceOption[];
  readonly options: readonly ChoiceOption[];
  readonly allowed: Allowed;
  readonly onChange: (allowed: Allowed) => void;
}

/** A column for each deciding value, a row for each option, a tick where the two fit. */
export function DependencyMatrix({ values, options, allowed, onChange }: DependencyMatrixProps) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const every = options.map((option) => option.value);
  const tickedOf = (value: string) => allowed[value] ?? every;
  const set = (value: string, ticked: readonly string[]) => onChange({ ...allowed, [value]: ticked });
  const empty = values.filter(({ value }) => tickedOf(value).length === 0);
  return (
    <>
      <div className="schema-matrix" role="region" aria-label={t('schema.depends_matrix')} tabIndex={0}>
        <table>
          <caption className="sr-only">{t('schema.depends_matrix')}</caption>
          <thead>
            <tr>
              <td />
              {values.map((value) => (
                <ValueHead
                  key={value.value}
                  name={label(value.label)}
                  isFull={tickedOf(value.value).length === every.length}
                  onToggle={(isFull) => set(value.value, isFull ? [] : every)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {options.map((option) => (
              <tr key={option.value}>
                <th scope="row">{label(option.label)}</th>
                {values.map((value) => {
                  const ticked = tickedOf(value.value);
                  const isOn = ticked.includes(option.value);
                  return (
                    <td key={value.value}>
                      <label>
                        <input
                          type="checkbox"
                          checked={isOn}
                          aria-label={t('schema.depends_cell', { value: label(value.label), option: label(option.label) })}
                          onChange={() =>
                            set(
                              value.value,
                              isOn
                                ? ticked.filter((each) => each !== option.value)
                                : every.filter((each) => each === option.value || ticked.includes(each)),
                            )
                          }
                        />
                      </label>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {empty.map((value) => (
        <p key={value.value} className="watch t12">
          {t('schema.depends_none', { value: label(value.label) })}
        </p>
      ))}
    </>
  );
}

interface ValueHeadProps {
  readonly name: string;
  readonly isFull: boolean;
  readonly onToggle: (isFull: boolean) => void;
}

function ValueHead({ name, isFull, onToggle }: ValueHeadProps) {
  const t = useMessages(schemaMessages);
  const words = isFull ? t('schema.depends_clear') : t('schema.depends_all');
  return (
    <th scope="col">
      <span>{name}</span>
      <Button kind="link" size="small" aria-label={`${name}: ${words}`} onClick={() => onToggle(isFull)}>
        {words}
      </Button>
    </th>
  );
}
