import { useLabel, useMessages } from '#platform/web/locale.ts';
import { allowedOptions, dependentChoices, isChoice, misfitsCleared } from '#engine/contract/objects/dependent-choices.ts';
import type { Field, FieldValue } from '#engine/contract/objects/fields.ts';
import { formMessages } from '#engine/contract/records/form.messages.ts';

type Fields = Readonly<Record<string, Field>>;
type Values = Readonly<Record<string, unknown>>;

/** The field with only the options that fit the record's other values; the field it waits for, while that is empty. */
export function fittedField(fields: Fields, name: string, field: Field, values: Values): { readonly field: Field; readonly waitsFor?: Field } {
  const choice = dependentChoices(fields).find((each) => each.name === name);
  if (!choice || !isChoice(field) || !(choice.dependency.on in values)) return { field };
  const decided = values[choice.dependency.on] ?? null;
  const waitsFor = decided === null ? fields[choice.dependency.on] : undefined;
  // The field at hand may know more options than the declared one: stages come from the process.
  const options = allowedOptions({ ...choice, field }, values);
  return { field: { ...field, options }, ...(waitsFor && { waitsFor }) };
}

/** What a change of some fields empties, besides them, because it no longer fits; a masked or unknown value is left to the server. */
export function clearedWith(fields: Fields, before: Values, change: Values): Readonly<Record<string, FieldValue>> {
  const cleared = misfitsCleared(fields, { ...before, ...change }, Object.keys(change));
  return Object.fromEntries(Object.entries(cleared).filter(([name]) => !(name in change)));
}

/** Fields that have to be known for changing these in place: what they depend on, and what depends on them. */
export function relatedChoices(fields: Fields, names: readonly string[]): readonly string[] {
  const found = new Set(names);
  const choices = dependentChoices(fields);
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const { name, dependency } of choices) {
      if (found.has(name)) found.add(dependency.on);
      if (found.has(dependency.on)) found.add(name);
    }
  }
  return [...found].filter((name) => !names.includes(name));
}

/** “城市”已清空：“深圳”不再适用 – what was emptied along with a change, in one sentence. */
export function useClearedWords(): (fields: Fields, before: Values, cleared: Values) => string | undefined {
  const t = useMessages(formMessages);
  const label = useLabel();
  return (fields, before, cleared) => {
    const parts = Object.keys(cleared).flatMap((name) => {
      const field = fields[name];
      if (!field || !isChoice(field)) return [];
      const left = [cleared[name]].flat();
      const gone = [before[name]].flat().filter((value) => !left.includes(value));
      const values = gone.map((value) => {
        const option = field.options.find((each) => each.value === value);
        return option ? label(option.label) : String(value);
      });
      return [t('form.choice_cleared', { field: label(field.label), value: values.join(', ') })];
    });
    return parts.length > 0 ? parts.join(' ') : undefined;
  };
}
