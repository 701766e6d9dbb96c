/** A lint rule that reports one message at the nodes a visitor picks. */
export function defineRule(message, visit) {
  return {
    create(context) {
      return visit((node, more = '') => context.report({ node, message: more ? `${message} ${more}` : message }), context);
    },
  };
}
