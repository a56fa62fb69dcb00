import { describe } from '@jest/globals';
import { accountsContract } from './contract/accounts.js';
import { boardsContract } from './contract/boards.js';
import { claimsContract } from './contract/claims.js';
import { commandsContract } from './contract/commands.js';
import { contentsContract } from './contract/contents.js';
import { deputiesContract } from './contract/deputies.js';
import { groupsContract } from './contract/groups.js';
import { organisationsContract } from './contract/organisations.js';
import { pagesContract } from './contract/pages.js';
import { rulebooksContract } from './contract/rulebooks.js';
import { tasksContract } from './contract/tasks.js';
import { workContract } from './contract/work.js';
import type { OpenSubject } from './subject.js';

/** What every database has to do, in the same words. */
export function storeContract(name: string, open: OpenSubject): void {
  describe(`the store on ${name}`, () => {
    commandsContract(open);
    groupsContract(open);
    claimsContract(open);
    workContract(open);
    tasksContract(open);
    boardsContract(open);
    deputiesContract(open);
    organisationsContract(open);
    pagesContract(open);
    contentsContract(open);
    rulebooksContract(open);
    accountsContract(open);
  });
}
