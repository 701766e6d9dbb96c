import { contextRules } from './context-rules.js';
import { moduleRules } from './module-rules.js';
import { sizeRules } from './size-rules.js';
import { typeRules } from './type-rules.js';

/** The bans of docs/STYLE as lint rules; every message says what to do instead. */
export default { meta: { name: 'sloop' }, rules: { ...typeRules, ...moduleRules, ...contextRules, ...sizeRules } };
