import type { Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { CaseQueries } from '../engine/case-queries.js';
import { CommandService } from '../engine/command-service.js';
import { Boards } from '../engine/boards/boards.js';
import { Attachments } from '../engine/attachments.js';
import { Deputies } from '../engine/deputies.js';
import { Engine } from '../engine/engine.js';
import { HandOvers } from '../engine/hand-over.js';
import { Organisations } from '../engine/organisation/organisations.js';
import { People } from '../engine/people.js';
import { Proofs } from '../engine/proofs.js';
import { RecordImports } from '../engine/record-imports.js';
import { Registers } from '../engine/registers/registers.js';
import { ReleaseService } from '../engine/release-service.js';
import { Schedules } from '../engine/schedules/schedules.js';
import { RulebookLibrary } from '../engine/rulebook-library.js';
import { identityOf } from '../identity/identity.js';
import { Accounts } from '../identity/accounts.js';
import { Identifier } from '../identity/identifier.js';
import { PasswordCheck } from '../identity/password-check.js';
import { Sessions } from '../identity/sessions.js';
import { SignIn } from '../identity/sign-in.js';
import { Tokens } from '../identity/tokens.js';
import { AccessGuard } from './access/access.guard.js';
import { VisibleCases } from './access/visible-cases.js';
import { CommandRunner } from './commands/command-runner.js';
import type { Demonstration } from './demonstration/demonstration.js';
import { EventSource } from './events/event-source.js';
import { OutboxTail } from './events/outbox-tail.js';
import { CONFIG, DATABASE, DEMONSTRATION, LOGGER } from './injection.js';
import { Metrics } from './metrics/metrics.js';

/** What controllers may ask for: the parts of the engine, the parts of identity, and what the API adds itself. */
export function apiProviders(engine: Engine, config: Config, logger: Logger, demonstration: Demonstration | null): Provider[] {
  const { accounts, clock } = engine.database;
  const identity = identityOf({ people: engine.people, database: { accounts, clock: demonstration?.sessionClock ?? clock } }, config.sessionSecret);
  return [
    { provide: DATABASE, useValue: engine.database },
    { provide: CONFIG, useValue: config },
    { provide: LOGGER, useValue: logger },
    { provide: Engine, useValue: engine },
    { provide: DEMONSTRATION, useValue: demonstration },
    { provide: CommandService, useValue: engine.commands },
    { provide: CaseQueries, useValue: engine.cases },
    { provide: RulebookLibrary, useValue: engine.rulebooks },
    { provide: ReleaseService, useValue: engine.releases },
    { provide: Deputies, useValue: engine.deputies },
    { provide: Schedules, useValue: engine.schedules },
    { provide: HandOvers, useValue: engine.handOvers },
    { provide: People, useValue: engine.people },
    { provide: Organisations, useValue: engine.organisations },
    { provide: RecordImports, useValue: engine.recordImports },
    { provide: Registers, useValue: engine.registers },
    { provide: Boards, useValue: engine.boards },
    { provide: Attachments, useValue: engine.attachments },
    { provide: Proofs, useValue: engine.proofs },
    { provide: Accounts, useValue: identity.accounts },
    { provide: Identifier, useValue: identity.identifier },
    { provide: PasswordCheck, useValue: identity.passwords },
    { provide: Sessions, useValue: identity.sessions },
    { provide: SignIn, useValue: identity.signIn },
    { provide: Tokens, useValue: identity.tokens },
    { provide: APP_GUARD, useClass: AccessGuard },
    Metrics,
    VisibleCases,
    CommandRunner,
    OutboxTail,
    EventSource,
  ];
}
