/** Every function of the typed tree. The checker, the evaluator and the SQL compiler each have one table with exactly these keys. */
export const FUNCTION_NAMES = [
  'text_size', 'text_contains', 'text_starts_with', 'text_ends_with', 'lower', 'upper', 'trim', 'is_blank_text', 'is_empty_text',
  'choices_contain', 'choices_size', 'choices_empty', 'files_size', 'files_empty',
  'now', 'today', 'me', 'in_my_team', 'days', 'hours', 'start_of', 'end_of', 'in_period_date', 'in_period_instant',
  'date_of', 'days_between', 'work_days_between',
  'fraction', 'absolute_number', 'absolute_money', 'round_number', 'round_money', 'least', 'greatest', 'coalesce',
  'money_value', 'money_currency',
] as const;

/** The name of a function in the typed tree (what people write is in function-table.ts). */
export type FunctionName = (typeof FUNCTION_NAMES)[number];
