import { createContext } from 'react';
import type { Workflow } from '../api/shapes.js';

/** The workflow, in the version of the case, whose fields, steps and actions refusals on the page may name. */
export const NamedWorkflowContext = createContext<Workflow | undefined>(undefined);
