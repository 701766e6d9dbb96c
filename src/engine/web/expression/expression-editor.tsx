import { useState } from 'react';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { editorMessages } from '#engine/contract/expression/editor.messages.ts';
import type { ExpressionIssue } from '#engine/contract/expression/issue.ts';
import type { ExprType } from '#engine/contract/expression/schema.ts';
import { nameOfType } from '#engine/contract/expression/type-names.messages.ts';
import { checkOnPage } from './check-on-page.ts';
import { readSentence } from './sentence.ts';
import { SentenceEditor } from './sentence-editor.tsx';
import { SourceEditor } from './source-editor.tsx';
import { TryExpression } from './try-expression.tsx';
import './expression.css';

interface ExpressionEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Id of the object the expression is about. */
  readonly object: string;
  /** A condition can also be clicked together; a value is always written. */
  readonly expects: 'condition' | 'value';
  readonly canTry?: boolean;
}

const condition: ExprType = { kind: 'boolean' };

/** An expression as text or as a sentence, checked while it is written, tried on a record. */
export function ExpressionEditor({ value, onChange, object, expects, canTry = true }: ExpressionEditorProps) {
  const t = useMessages(editorMessages);
  const isCondition = expects === 'condition';
  const [mode, setMode] = useState<'sentence' | 'text'>(() => (isCondition && readSentence(value)?.isClickable ? 'sentence' : 'text'));
  const isEmpty = value.trim() === '';
  const checked = isEmpty ? undefined : checkOnPage(value, object, isCondition ? condition : undefined);
  const issues = checked && !checked.ok ? checked.issues : [];
  return (
    <div className="expr">
      {isCondition && (
        <Segmented<'sentence' | 'text'>
          label={t('expression.mode')}
          active={mode}
          onChange={setMode}
          tabs={[
            { id: 'sentence', label: t('expression.sentence'), icon: 'rows' },
            { id: 'text', label: t('expression.text'), icon: 'pencil' },
          ]}
        />
      )}
      {mode === 'sentence' ? (
        <SentenceEditor value={value} onChange={onChange} object={object} />
      ) : (
        <SourceEditor value={value} onChange={onChange} object={object} issues={issues} />
      )}
      <ExpressionNotes issues={issues} type={checked?.ok ? checked.typed.type : undefined} />
      {canTry && checked?.ok && <TryExpression expression={value} object={object} />}
    </div>
  );
}

/** What is wrong and where, or what type the result has. */
function ExpressionNotes({ issues, type }: { readonly issues: readonly ExpressionIssue[]; readonly type: ExprType | undefined }) {
  const t = useMessages(editorMessages);
  const label = useLabel();
  if (type) return <StatusText tone="good">{t('expression.right', { type: label(nameOfType(type)) })}</StatusText>;
  if (issues.length === 0) return null;
  return (
    <div className="expr-notes" role="alert">
      {issues.slice(0, 4).map((issue) => (
        <StatusText key={`${issue.start} ${issue.code}`} tone="bad">
          {t('expression.place', { place: issue.start + 1, message: label(issue.message) })}
        </StatusText>
      ))}
    </div>
  );
}
