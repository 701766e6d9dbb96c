import { createContext, use, useId } from 'react';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { formatMessage } from '#platform/contract/messages.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { ApiError } from '../api-error.ts';
import { useLocale, useMessages } from '../locale.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import './field.css';

/** What an input needs to belong to its Field. */
export interface FieldBinding {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

const FieldContext = createContext<FieldBinding | undefined>(undefined);

/** The id and ARIA of the surrounding Field; inputs of the kit read it themselves. */
export function useFieldBinding(): Partial<FieldBinding> {
  return use(FieldContext) ?? {};
}

interface FieldProps {
  readonly label: string;
  readonly children: ReactNode;
  /** In words, with the remedy; from `useFieldErrors` or your own check. */
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly isRequired?: boolean;
  readonly isLocked?: boolean;
}

/** A label above, its input, and what is wrong with it below. */
export function Field({ label, children, error, hint, isRequired = false, isLocked = false }: FieldProps) {
  const id = useId();
  const t = useMessages(kitMessages);
  const noteId = `${id}-note`;
  const binding: FieldBinding = { id, 'aria-describedby': error || hint ? noteId : undefined, 'aria-invalid': error ? true : undefined, 'aria-required': isRequired || undefined };
  return (
    <div className={classNames('k-field', error && 'wrong', isLocked && 'locked')}>
      <label htmlFor={id}>
        {isLocked && <Icon name="lock" size={12} />}
        {label}
        {isRequired && <span className="k-field-required" title={t('kit.required')} aria-hidden>*</span>}
      </label>
      <FieldContext value={binding}>{children}</FieldContext>
      {(error || hint) && <div id={noteId} className="k-field-note" role={error ? 'alert' : undefined}>{error ? <><Icon name="warning" size={12} /> {error}</> : hint}</div>}
    </div>
  );
}

interface FormProps {
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  readonly label?: string;
  readonly id?: string;
  readonly className?: string;
}

/** A form that saves with Enter in a single-line field and with Ctrl-Enter (⌘-Enter) anywhere. */
export function Form({ children, onSubmit, label, id, className }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };
  return (
    <form id={id} aria-label={label} className={classNames('k-form', className)} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      {children}
    </form>
  );
}

/** Sorts the server's refusal by field: `const errors = useFieldErrors(mutation.error); errors('amount')`; without a name, what concerns the whole. */
export function useFieldErrors(error: unknown): (field?: string) => string | undefined {
  const locale = useLocale();
  return (field) => {
    if (!(error instanceof ApiError)) return undefined;
    const issue = error.issues.find((each) => each.field === field);
    if (issue) return typeof issue.message === 'string' ? issue.message : formatMessage(issue.message, locale);
    return field === undefined && error.issues.every((each) => each.field === undefined) ? error.detail : undefined;
  };
}

/** What is wrong with the whole form, above its buttons. */
export function FormError({ error }: { readonly error: unknown }) {
  const t = useMessages(kitMessages);
  const ofField = useFieldErrors(error);
  if (!error) return null;
  const words = ofField() ?? (error instanceof ApiError && error.status === 0 ? t('kit.error_offline') : error instanceof ApiError && error.issues.length > 0 ? error.detail : t('kit.error_unexpected'));
  return <div className="k-form-error" role="alert"><Icon name="warning" size={14} /> {words}</div>;
}
