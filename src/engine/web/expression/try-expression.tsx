import { useDeferredValue, useState } from 'react';
import { formatMoneyExact } from '#platform/contract/format/format-money.ts';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useLocale, useMessages } from '#platform/web/locale.ts';
import { editorMessages } from '#engine/contract/expression/editor.messages.ts';
import { testExpressionRoute } from '#engine/contract/expression/expression.routes.ts';
import type { TestedExpression, TestedValue } from '#engine/contract/expression/expression.routes.ts';
import { PickInput } from '../fields/pickers.tsx';

interface TryExpressionProps {
  readonly expression: string;
  readonly object: string;
}

/** What the expression and each part of it come to for a record one picks. */
export function TryExpression({ expression, object }: TryExpressionProps) {
  const t = useMessages(editorMessages);
  const [isOpen, setIsOpen] = useState(false);
  const [record, setRecord] = useState<string | null>(null);
  if (!isOpen)
    return (
      <span>
        <Button kind="link" size="small" icon="play" onClick={() => setIsOpen(true)}>
          {t('expression.try')}
        </Button>
      </span>
    );
  return (
    <div className="expr-try">
      <PickInput source={{ object }} value={record} onChange={setRecord} label={t('expression.try')} />
      {record === null ? (
        <span className="muted t12">{t('expression.try_hint')}</span>
      ) : (
        <Answer expression={expression} object={object} record={record} />
      )}
    </div>
  );
}

function Answer({ expression, object, record }: TryExpressionProps & { readonly record: string }) {
  const asked = useDeferredValue(expression);
  const answer = useRoute(testExpressionRoute, { object, expression: asked, record }, { keepPrevious: true });
  if (!answer.data) return <PageState of={answer} />;
  return answer.data.ok ? <Values tested={answer.data} source={asked} /> : null;
}

function Values({ tested, source }: { readonly tested: Extract<TestedExpression, { ok: true }>; readonly source: string }) {
  const t = useMessages(editorMessages);
  return (
    <table>
      <tbody>
        <tr>
          <td>
            <b>{t('expression.result')}</b>
          </td>
          <td>
            <b>
              <ValueText value={tested.value} />
            </b>
          </td>
        </tr>
        {tested.parts.map((part) => (
          <tr key={`${part.start} ${part.end}`}>
            <td>
              <code className="mono">{source.slice(part.start, part.end)}</code>
            </td>
            <td>
              <ValueText value={part.value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ValueText({ value }: { readonly value: TestedValue }) {
  const t = useMessages(editorMessages);
  const locale = useLocale();
  if (value === null || value === '') return <span className="muted">{t('expression.empty')}</span>;
  if (typeof value === 'boolean') return <span className={value ? 'good' : 'bad'}>{t(value ? 'expression.yes' : 'expression.no')}</span>;
  return typeof value === 'string' ? value : formatMoneyExact(value, locale);
}
