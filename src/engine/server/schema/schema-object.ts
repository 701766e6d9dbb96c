/** Under this name the event log tells of changes of objects, fields, rules and layouts. */
export const schemaObject = 'schema';
