import type { ExprChildren, ExprField, ExprObject, ExprReference, ExprSchema, ExprType } from './schema.ts';

const field = (name: string, type: ExprType, more: Partial<ExprField> = {}): ExprField => ({ name, type, ...more });

function object(
  name: string,
  fields: readonly ExprField[],
  references: Readonly<Record<string, ExprReference>> = {},
  children: Readonly<Record<string, ExprChildren>> = {},
): ExprObject {
  return {
    name,
    fields: new Map(fields.map((each) => [each.name, each])),
    references: new Map(Object.entries(references)),
    children: new Map(Object.entries(children)),
  };
}

const owner = { owner: { object: 'member', column: 'owner_id' } };

/** A small sales world with every kind of field, references two levels deep and children two levels deep. */
export const SAMPLE_OBJECTS: readonly ExprObject[] = [
  object(
    'opportunity',
    [
      field('name', { kind: 'text' }),
      field('客户备注', { kind: 'text' }, { column: 'remark' }),
      field('stage', { kind: 'choice', options: ['new', 'quote', 'won', '输单'] }),
      field('amount', { kind: 'money' }),
      field('budget', { kind: 'money' }, { currencies: ['CNY', 'USD'] }),
      field('quantity', { kind: 'integer' }),
      field('discount', { kind: 'decimal' }, { scale: 3 }),
      field('probability', { kind: 'percent' }),
      field('close_date', { kind: 'date' }),
      field('created_at', { kind: 'instant' }),
      field('is_key', { kind: 'boolean' }),
      field('tags', { kind: 'choices', options: ['hot', 'old', '重点'] }),
      field('attachments', { kind: 'file-list' }),
    ],
    { account: { object: 'account', column: 'account_id' }, ...owner },
    { activities: { object: 'activity', referenceColumn: 'opportunity_id' } },
  ),
  object(
    'account',
    [
      field('name', { kind: 'text' }),
      field('tier', { kind: 'choice', options: ['A', 'B', 'C'] }),
      field('revenue', { kind: 'money' }, { currencies: ['CNY'] }),
      field('founded_on', { kind: 'date' }),
      field('employees', { kind: 'integer' }),
      field('labels', { kind: 'choices', options: [] }),
    ],
    owner,
    { opportunities: { object: 'opportunity', referenceColumn: 'account_id' } },
  ),
  object(
    'member',
    [
      field('name', { kind: 'text' }),
      field('hired_on', { kind: 'date' }),
      field('level', { kind: 'integer' }),
      field('quota', { kind: 'money' }),
      field('is_active', { kind: 'boolean' }),
    ],
    { manager: { object: 'member', column: 'manager_id' } },
  ),
  object(
    'activity',
    [
      field('type', { kind: 'choice', options: ['visit', 'call', 'note'] }),
      field('at', { kind: 'instant' }),
      field('due_on', { kind: 'date' }),
      field('minutes', { kind: 'integer' }),
      field('cost', { kind: 'money' }),
      field('score', { kind: 'percent' }),
      field('note', { kind: 'text' }),
    ],
    { ...owner, opportunity: { object: 'opportunity', column: 'opportunity_id' } },
    { comments: { object: 'comment', referenceColumn: 'activity_id' } },
  ),
  object('comment', [field('body', { kind: 'text' }), field('rating', { kind: 'decimal' }), field('seen', { kind: 'boolean' })]),
];

const byName = new Map(SAMPLE_OBJECTS.map((each) => [each.name, each]));

/** The schema of the small sales world. */
export const sampleSchema: ExprSchema = { object: (name) => byName.get(name) };
