/** Where the records of an object are. */
export interface SqlTable {
  readonly name: string;
  /** A condition every child row must meet besides belonging to its parent: the object of a shared table, not deleted. */
  readonly where?: (alias: string) => string;
  /** A condition rows must meet to be seen at all, behind references and among children alike; what is not seen counts as not there. */
  readonly visible?: (alias: string) => string | undefined;
}

/** Where expressions find rows; built from the object registry. */
export interface SqlTables {
  table(object: string): SqlTable;
  /** Link table of multi-choice values (workspace_id, object, field, record_id, choice). Default `engine_choice_link`. */
  readonly choiceLinks?: string;
  /** Link table of files (workspace_id, object, field, record_id). Default `engine_file_link`. */
  readonly fileLinks?: string;
}
