import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { Popover } from '#platform/web/kit/popover.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { useConditionWords } from './condition-words.ts';
import { useSuggestions } from './use-suggestions.ts';
import './condition-adder.css';

interface ConditionAdderProps {
  readonly fields: Readonly<Record<string, Field>>;
  readonly isInGroup: boolean;
  readonly onAdd: (part: FilterTree) => void;
}

/** Adds a condition: type it whole and press Enter, or choose a field and say the rest by clicking. */
export function ConditionAdder({ fields, isInGroup, onAdd }: ConditionAdderProps) {
  const kit = useMessages(kitMessages);
  return (
    <Popover
      label={kit('kit.add_condition')}
      trigger={({ ref, ...trigger }) =>
        isInGroup ? (
          <IconButton icon="plus" size="small" label={kit('kit.add_condition')} {...trigger} ref={ref} />
        ) : (
          <Button kind="quiet" size="small" icon="plus" {...trigger} ref={ref}>
            {kit('kit.add_condition')}
          </Button>
        )
      }
    >
      {(close) => (
        <AddCondition
          fields={fields}
          onAdd={(part) => {
            close();
            onAdd(part);
          }}
        />
      )}
    </Popover>
  );
}

function AddCondition({ fields, onAdd }: Pick<ConditionAdderProps, 'fields' | 'onAdd'>) {
  const t = useMessages(recordMessages);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const suggestions = useSuggestions(fields, typed);
  const words = useConditionWords(
    fields,
    suggestions.map((suggestion) => suggestion.part),
  );
  const active = Math.min(at, suggestions.length - 1);
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = suggestions[active];
    if (step !== 0) setAt((Math.max(active, 0) + step + suggestions.length) % Math.max(1, suggestions.length));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && chosen) onAdd(chosen.part);
    else return;
    event.preventDefault();
  };
  return (
    <div className="condition-adder" onKeyDown={onKey}>
      <TextInput
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setAt(0);
        }}
        icon="search"
        placeholder={t('filter.typed')}
        aria-label={t('filter.typed')}
        aria-controls="condition-suggestions"
        aria-activedescendant={active >= 0 ? `condition-suggestion-${active}` : undefined}
        aria-expanded
        role="combobox"
        aria-autocomplete="list"
        ref={focusAtFirst}
      />
      <ul id="condition-suggestions" role="listbox" aria-label={t('filter.pick_suggestion')}>
        {suggestions.map((suggestion, index) => (
          <li
            key={JSON.stringify(suggestion.part)}
            id={`condition-suggestion-${index}`}
            role="option"
            aria-selected={index === active}
            className={classNames(index === active && 'on')}
            onPointerEnter={() => setAt(index)}
            onClick={() => onAdd(suggestion.part)}
          >
            <b>{words[index]?.field}</b>
            {!suggestion.isField && <span className="muted">{words[index]?.operator}</span>}
            {!suggestion.isField && (
              <b className="clip">{suggestion.valueWords ?? (words[index]?.value || (suggestion.isComplete ? '' : t('filter.unset')))}</b>
            )}
          </li>
        ))}
      </ul>
      {suggestions.length === 0 && <p className="muted t12">{t('filter.nothing_typed')}</p>}
      <Button kind="quiet" size="small" icon="pencil" onClick={() => onAdd({ expression: typed })}>
        {t('filter.as_expression')}
      </Button>
    </div>
  );
}

function focusAtFirst(input: HTMLInputElement | null): void {
  // After the floating box, which takes the focus when it opens.
  if (input) requestAnimationFrame(() => input.focus({ preventScroll: true }));
}
