/** Names under which Nest hands out what is no class: the database's ports, the settings, the log, the demonstration. */
export const DATABASE = Symbol('database');
export const CONFIG = Symbol('config');
export const LOGGER = Symbol('logger');
export const DEMONSTRATION = Symbol('demonstration');
