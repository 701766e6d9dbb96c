import { useEffect, useRef, useState } from 'react';
import { useLocale } from './locale.ts';

/** What of the browser's speech recognition is used; browsers name it differently, and most type libraries not at all. */
interface Recogniser {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: { readonly resultIndex: number; readonly results: ArrayLike<Heard> }) => void) | null;
  onend: (() => void) | null;
  onerror: (() => void) | null;
  start: () => void;
  stop: () => void;
}

interface Heard extends ArrayLike<{ readonly transcript: string }> {
  readonly isFinal: boolean;
}

/** Speech turned into text, where the browser offers it. */
export interface Dictation {
  /** Without it no button is shown. */
  readonly isOffered: boolean;
  readonly isListening: boolean;
  /** Heard, but not sure yet. */
  readonly interim: string;
  readonly toggle: () => void;
}

/** Writes down what is said in the reader's language; each finished sentence goes to `onText`. */
export function useDictation(onText: (text: string) => void): Dictation {
  const locale = useLocale();
  const [interim, setInterim] = useState('');
  const [isListening, setIsListening] = useState(false);
  const running = useRef<Recogniser | undefined>(undefined);
  const told = useRef(onText);
  useEffect(() => {
    told.current = onText;
  });
  useEffect(() => () => running.current?.stop(), []);
  const start = () => {
    const recogniser = makeRecogniser();
    if (!recogniser) return;
    recogniser.lang = locale === 'zh' ? 'zh-CN' : 'en-US';
    recogniser.continuous = true;
    recogniser.interimResults = true;
    recogniser.onresult = ({ resultIndex, results }) => {
      const heard = Array.from(results).slice(resultIndex);
      setInterim(textOf(heard.filter((each) => !each.isFinal)));
      const sure = textOf(heard.filter((each) => each.isFinal));
      if (sure !== '') told.current(sure);
    };
    recogniser.onend = () => {
      setIsListening(false);
      setInterim('');
    };
    recogniser.onerror = recogniser.onend;
    recogniser.start();
    running.current = recogniser;
    setIsListening(true);
  };
  return { isOffered: constructorOf() !== undefined, isListening, interim, toggle: () => (isListening ? running.current?.stop() : start()) };
}

function textOf(heard: readonly Heard[]): string {
  return heard.map((each) => each[0]?.transcript ?? '').join('');
}

function constructorOf(): unknown {
  return Reflect.get(window, 'SpeechRecognition') ?? Reflect.get(window, 'webkitSpeechRecognition');
}

function makeRecogniser(): Recogniser | undefined {
  const Known = constructorOf();
  // oxlint-disable-next-line sloop/no-assertion -- the browser's own object behind a name no type library declares
  return typeof Known === 'function' ? (Reflect.construct(Known, []) as Recogniser) : undefined;
}
