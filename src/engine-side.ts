// The engine put together: who works on requests, and who compares AWS with the record.
import type { AwsSide } from "./adapters/aws/aws-side.ts";
import { censusTaker } from "./adapters/aws/census.ts";
import type { TableSide } from "./adapters/dynamodb/table-side.ts";
import type { SlackSide } from "./adapters/slack/slack-side.ts";
import type { Config } from "./config.ts";
import type { AccessPolicy } from "./domain/access-policy.ts";
import { knownGroups } from "./domain/drift/known-groups.ts";
import { Trouble } from "./domain/trouble.ts";
import { onTrail } from "./logger.ts";
import type { Logger } from "./logger.ts";
import type { StepMeter } from "./ports/step-meter.ts";
import type { Surroundings } from "./ports/surroundings.ts";
import { createComparer } from "./provisioning/comparer.ts";
import type { Comparer } from "./provisioning/comparer.ts";
import { createWorker } from "./provisioning/worker.ts";
import type { Worker } from "./provisioning/worker.ts";

export interface EngineSideParts extends TableSide {
  readonly config: Config;
  readonly aws: AwsSide;
  readonly slack: SlackSide;
  /** As it is at this moment. */
  readonly policy: () => AccessPolicy;
  readonly surroundings: Surroundings;
  readonly stepEnded: StepMeter;
  readonly logger: Logger;
}

export interface EngineSide {
  readonly worker: Worker;
  readonly comparer: Comparer;
}

export function engineSide(parts: EngineSideParts): EngineSide {
  return { worker: worker(parts), comparer: comparer(parts) };
}

/** The list of accounts is read as often as the due index is asked, and no reading takes longer. */
const LONGEST_READING = 5_000;

/** A call that leaves late is refused by its signature's date only if no claim is longer than this. */
const LONGEST_CLAIM = 600_000;

function worker(parts: EngineSideParts): Worker {
  const { aws, slack, accounts, config, registry, store, trustLists } = parts;
  const { clientDoors, hands, organization, roles, enteringRole, management } = aws;
  const accountHands = {
    ...{ organization, roles, groups: hands.groups, registry, enteringRole, trustLists },
    ...{ clientDoors, managementId: management.id, partition: management.partition },
    everybodyKnowsAfter: config.pollMilliseconds * 2 + LONGEST_READING,
  };
  const { surroundings, stepEnded } = parts;
  const { announcer } = slack;
  const logger = parts.logger.child({ subsystem: "engine" });
  return createWorker(
    { store, accounts, hands, accountHands, announcer, surroundings, stepEnded },
    {
      leaseMilliseconds: config.leaseMilliseconds,
      pollMilliseconds: config.pollMilliseconds,
      onBehalfOf: (request, turn) => onTrail({ request }, turn),
      onFailure: (error, about) => {
        const failed = { err: error, ...about };
        logger[levelOf(error)](failed, "a turn failed; it is taken up again");
      },
    },
  );
}

function comparer(parts: EngineSideParts): Comparer {
  const { aws, slack, config, ledger, policy, store, surroundings } = parts;
  const { iam, hands, management } = aws;
  const { driftMilliseconds, leaseMilliseconds, pollMilliseconds } = config;
  const logger = parts.logger.child({ subsystem: "drift" });
  return createComparer(
    {
      ...{ ledger, store, surroundings, census: censusTaker(iam), groups: hands.groups },
      announcer: slack.driftAnnouncer,
      get known() {
        return knownGroups(policy(), management.partition);
      },
    },
    {
      periodMilliseconds: driftMilliseconds,
      leaseMilliseconds: Math.min(Math.max(driftMilliseconds, leaseMilliseconds), LONGEST_CLAIM),
      pollMilliseconds,
      onFailure: (error) => {
        const words = "AWS could not be compared with the record; it is tried again";
        logger[levelOf(error)]({ err: error }, words);
      },
    },
  );
}

/** Trouble that may pass wakes nobody; a bug does. */
function levelOf(error: unknown): "warn" | "error" {
  return error instanceof Trouble && error.retryable ? "warn" : "error";
}
