import type { Issue } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import type { ChoiceDependency, ChoiceField, ChoiceOption, Field, MultiChoiceField } from './fields.ts';

type Fields = Readonly<Record<string, Field>>;
type Values = Readonly<Record<string, unknown>>;

/** A choice whose options depend on another field. */
export interface DependentChoice {
  readonly name: string;
  readonly field: ChoiceField | MultiChoiceField;
  readonly dependency: ChoiceDependency;
}

const known = new WeakMap<Fields, readonly DependentChoice[]>();

/** The fields whose options depend on another one's value; none for most objects. */
export function dependentChoices(fields: Fields): readonly DependentChoice[] {
  const found = known.get(fields);
  if (found) return found;
  const made = Object.entries(fields).flatMap(([name, field]): DependentChoice[] =>
    isChoice(field) && field.dependsOn !== undefined && field.dependsOn.on in fields ? [{ name, field, dependency: field.dependsOn }] : [],
  );
  known.set(fields, made);
  return made;
}

/** Whether the field is one whose values come from options. */
export function isChoice(field: Field): field is ChoiceField | MultiChoiceField {
  return field.kind === 'choice' || field.kind === 'multi_choice';
}

/** The options that may be taken with the values the record has; none as long as the deciding field is empty. */
export function allowedOptions({ field, dependency }: DependentChoice, values: Values): readonly ChoiceOption[] {
  const decided = values[dependency.on];
  if (typeof decided !== 'string') return [];
  const allowed = dependency.allowed[decided];
  return allowed === undefined ? field.options : field.options.filter((option) => allowed.includes(option.value));
}

/** The values of the field that may not stand beside what its deciding field says. */
function misfits(choice: DependentChoice, values: Values): readonly string[] {
  const taken = takenOf(values[choice.name]);
  if (taken.length === 0) return [];
  const decided = values[choice.dependency.on];
  const allowed = typeof decided === 'string' ? choice.dependency.allowed[decided] : [];
  return allowed === undefined ? [] : taken.filter((value) => !allowed.includes(value));
}

function takenOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/**
 * What is wrong with dependent choices after a change, in words that name the field, the reason and the remedy. `changed` null looks at all of
 * them; otherwise what was wrong before does not keep anybody from other changes. A deciding field in `hidden` is not spoken of.
 */
export function dependentIssues(fields: Fields, values: Values, changed: readonly string[] | null, hidden: readonly string[] = []): Issue[] {
  return dependentChoices(fields).flatMap((choice) => {
    const isAsked = changed === null || changed.includes(choice.name) || changed.includes(choice.dependency.on);
    const wrong = isAsked ? misfits(choice, values) : [];
    return wrong.length > 0 ? [misfitIssue(fields, choice, values, { wrong, hidden })] : [];
  });
}

/**
 * What a change of `changed` empties because it no longer fits, and what depends on that in turn: values by field, to be written along with it.
 */
export function misfitsCleared(fields: Fields, values: Values, changed: readonly string[]): Readonly<Record<string, null | readonly string[]>> {
  const cleared: Record<string, null | readonly string[]> = {};
  const choices = dependentChoices(fields);
  // A chain of dependencies is no longer than there are of them.
  for (let round = 0; round < choices.length; round += 1) {
    const now = { ...values, ...cleared };
    for (const choice of choices) {
      const isAsked = changed.includes(choice.dependency.on) || choice.dependency.on in cleared;
      const wrong = isAsked ? misfits(choice, now) : [];
      if (wrong.length === 0) continue;
      const left = takenOf(now[choice.name]).filter((value) => !wrong.includes(value));
      cleared[choice.name] = choice.field.kind === 'multi_choice' && left.length > 0 ? left : null;
    }
  }
  return cleared;
}

interface Misfit {
  readonly wrong: readonly string[];
  readonly hidden: readonly string[];
}

function misfitIssue(fields: Fields, choice: DependentChoice, values: Values, { wrong, hidden }: Misfit): Issue {
  const { name, field, dependency } = choice;
  const own = field.label;
  const given = joined(wrong.map((value) => optionLabel(field, value)));
  const on = fields[dependency.on];
  const facts = { on: dependency.on, given: wrong.join(', ') };
  if (!on || hidden.includes(dependency.on))
    return {
      field: name,
      code: 'record.choice_not_allowed',
      message: {
        zh: `“${own.zh}”不能是“${given.zh}”：与另一个字段的值不符。请改选或清空。`,
        en: `“${own.en}” cannot be “${given.en}”: it does not fit another field. Choose another or clear it.`,
      },
      facts: { given: facts.given },
    };
  const decided = values[dependency.on];
  if (typeof decided !== 'string')
    return {
      field: name,
      code: 'record.choice_not_allowed',
      message: {
        zh: `“${own.zh}”不能是“${given.zh}”：“${on.label.zh}”还是空的。请先选“${on.label.zh}”，或清空“${own.zh}”。`,
        en: `“${own.en}” cannot be “${given.en}” while “${on.label.en}” is empty. Choose “${on.label.en}” first, or clear “${own.en}”.`,
      },
      facts,
    };
  const because = optionLabel(on, decided);
  const offered = joined(
    allowedOptions(choice, values)
      .slice(0, 8)
      .map((option) => option.label),
  );
  const remedy: Label =
    offered.en === ''
      ? { zh: '请清空。', en: 'Clear it.' }
      : { zh: `请改选 ${offered.zh}，或清空。`, en: `Choose one of ${offered.en}, or clear it.` };
  return {
    field: name,
    code: 'record.choice_not_allowed',
    message: {
      zh: `“${on.label.zh}”为“${because.zh}”时，“${own.zh}”不能是“${given.zh}”。${remedy.zh}`,
      en: `With “${on.label.en}” at “${because.en}”, “${own.en}” cannot be “${given.en}”. ${remedy.en}`,
    },
    facts,
  };
}

function optionLabel(field: Field, value: string): Label {
  const option = isChoice(field) ? field.options.find((each) => each.value === value) : undefined;
  return option?.label ?? { zh: value, en: value };
}

function joined(labels: readonly Label[]): Label {
  return { zh: labels.map((label) => label.zh).join('、'), en: labels.map((label) => label.en).join(', ') };
}
