import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Field, FieldParts } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import type { OptionDraft } from './field-draft.ts';

interface OptionsEditorProps {
  readonly options: readonly OptionDraft[];
  readonly onChange: (options: readonly OptionDraft[]) => void;
  readonly isWrong: boolean;
}

/** The choices of a field in their order, with a name in both languages and a colour. */
export function OptionsEditor({ options, onChange, isWrong }: OptionsEditorProps) {
  const t = useMessages(schemaMessages);
  const replace = (at: number, values: Partial<OptionDraft>) =>
    onChange(options.map((each, index) => (index === at ? { ...each, ...values } : each)));
  const move = (at: number, step: number) => {
    const next = [...options];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at + step, 0, moved);
    onChange(next);
  };
  return (
    <Field label={t('schema.options')} error={isWrong ? t('schema.options_needed') : undefined} isRequired>
      <FieldParts>
        {options.map((option, at) => (
          <OptionRow
            key={at}
            option={option}
            place={at}
            count={options.length}
            onChange={(values) => replace(at, values)}
            onMove={(step) => move(at, step)}
            onRemove={() => onChange(options.filter((_, index) => index !== at))}
          />
        ))}
        <span>
          <Button
            kind="link"
            size="small"
            icon="plus"
            onClick={() => onChange([...options, { value: '', label: { zh: '', en: '' }, colour: 'neutral' }])}
          >
            {t('schema.add_option')}
          </Button>
        </span>
      </FieldParts>
    </Field>
  );
}

interface OptionRowProps {
  readonly option: OptionDraft;
  readonly place: number;
  readonly count: number;
  readonly onChange: (values: Partial<OptionDraft>) => void;
  readonly onMove: (step: number) => void;
  readonly onRemove: () => void;
}

const colours = ['neutral', 'accent', 'good', 'watch', 'bad', 'info'] as const;

function OptionRow({ option, place, count, onChange, onMove, onRemove }: OptionRowProps) {
  const t = useMessages(schemaMessages);
  const { label } = option;
  return (
    <div className="schema-option">
      <TextInput
        value={label.zh}
        onChange={(zh) => onChange({ label: { ...label, zh } })}
        placeholder={t('schema.option_zh')}
        aria-label={`${t('schema.option_zh')} ${place + 1}`}
      />
      <TextInput
        value={label.en}
        onChange={(en) => onChange({ label: { ...label, en } })}
        placeholder={t('schema.option_en')}
        aria-label={`${t('schema.option_en')} ${place + 1}`}
      />
      <SelectInput
        label={`${t('schema.option_colour')} ${place + 1}`}
        value={option.colour}
        onChange={(colour) => onChange({ colour: colour ?? 'neutral' })}
        options={colours.map((colour) => ({ value: colour, label: t(`schema.colour_${colour}`) }))}
      />
      <span className="row">
        <IconButton icon="chevron-up" size="small" label={t('schema.move_up')} disabled={place === 0} onClick={() => onMove(-1)} />
        <IconButton icon="chevron-down" size="small" label={t('schema.move_down')} disabled={place === count - 1} onClick={() => onMove(1)} />
        <IconButton icon="close" size="small" label={t('schema.remove_option')} disabled={count === 1} onClick={onRemove} />
      </span>
    </div>
  );
}
