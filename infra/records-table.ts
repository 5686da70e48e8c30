// The table that holds the record: its keys and indexes as src declares them, and kept whatever happens to the stack.
import { RemovalPolicy } from "aws-cdk-lib";
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from "aws-cdk-lib/aws-dynamodb";
import type { Attribute, GlobalSecondaryIndexProps, ITable } from "aws-cdk-lib/aws-dynamodb";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import { INDEXES, TABLE_KEYS } from "../src/adapters/dynamodb/table.ts";
import type { TableAttribute, TableIndex } from "../src/adapters/dynamodb/table.ts";

export interface RecordsTableProps {
  readonly tableName: string;
  /** AWS's own where there is none. */
  readonly encryptionKey?: IKey;
}

/** In one region: conditional writes decide who was first, and between regions of a global table they decide nothing. */
export class RecordsTable extends Construct {
  readonly table: ITable;

  constructor(scope: Construct, id: string, { tableName, encryptionKey }: RecordsTableProps) {
    super(scope, id);
    const table = new Table(this, "Table", {
      tableName,
      partitionKey: attribute(TABLE_KEYS.partition),
      sortKey: attribute(TABLE_KEYS.sort),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      // Both, because what is new in a record shows only beside what it was.
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      ...(encryptionKey
        ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey }
        : { encryption: TableEncryption.AWS_MANAGED }),
    });
    for (const index of Object.values(INDEXES)) table.addGlobalSecondaryIndex(indexed(index));
    this.table = table as ITable;
  }
}

function indexed({ name, partition, sort, projection }: TableIndex): GlobalSecondaryIndexProps {
  return {
    indexName: name,
    partitionKey: attribute(partition),
    ...(sort ? { sortKey: attribute(sort) } : {}),
    ...(typeof projection === "string"
      ? { projectionType: ProjectionType[projection] }
      : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...projection.include] }),
  };
}

function attribute({ name, type }: TableAttribute): Attribute {
  return { name, type: type === "S" ? AttributeType.STRING : AttributeType.NUMBER };
}
