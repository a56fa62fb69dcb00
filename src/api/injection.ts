/** Names under which Nest hands out what is no class: the database's ports, the settings, the log. */
export const DATABASE = Symbol('database');
export const CONFIG = Symbol('config');
export const LOGGER = Symbol('logger');
