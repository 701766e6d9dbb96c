import { Field } from '#platform/web/kit/field.tsx';
import { TextArea } from '#platform/web/kit/inputs.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { templateMessages } from '../contract/template.messages.ts';
import { expressionIssues } from './expression-issues.ts';

interface ExpressionFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly object: string;
}

/** A yes-or-no expression, checked while it is written; what is wrong is marked where it stands. */
export function ExpressionField({ label, hint, value, onChange, object }: ExpressionFieldProps) {
  const t = useMessages(templateMessages);
  const words = useLabel();
  const isEmpty = value.trim() === '';
  const issues = isEmpty ? [] : expressionIssues(value, object);
  const [first] = issues;
  const error = isEmpty
    ? t('template.expression_needed')
    : first && t('template.expression_place', { place: first.start + 1, message: words(first.message) });
  return (
    <div className="template-expression">
      <Field
        label={label}
        error={error}
        hint={error === undefined && (hint ?? <StatusText tone="good">{t('template.expression_right')}</StatusText>)}
        isRequired
      >
        <TextArea value={value} onChange={onChange} rows={2} spellCheck={false} autoCapitalize="off" className="mono" maxLength={2000} />
      </Field>
      {first && <MarkedSource source={value} start={first.start} end={first.end} />}
      {issues.slice(1, 4).map((issue) => (
        <p key={`${issue.start} ${issue.code}`} className="bad t12">
          {t('template.expression_place', { place: issue.start + 1, message: words(issue.message) })}
        </p>
      ))}
    </div>
  );
}

/** The written text with the wrong place underlined; where something is missing, the gap itself. */
function MarkedSource({ source, start, end }: { readonly source: string; readonly start: number; readonly end: number }) {
  const isGap = end <= start || start >= source.length;
  return (
    <code className="mono t12 template-marked">
      {source.slice(0, start)}
      <mark>{isGap ? ' ' : source.slice(start, end)}</mark>
      {source.slice(isGap ? start : end)}
    </code>
  );
}
