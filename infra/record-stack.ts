// The record by itself, in the management account, where the process runs in a tooling account.
import { Stack } from "aws-cdk-lib";
import type { StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { Alarms } from "./alarms.ts";
import { recordSide } from "./record-side.ts";
import type { RecordSideProps } from "./record-side.ts";

interface RecordStackProps extends StackProps, RecordSideProps {
  readonly stageName: string;
}

export class RecordStack extends Stack {
  constructor(scope: Construct, id: string, props: RecordStackProps) {
    super(scope, id, props);
    const { stage, stageName } = props;
    const { watched } = recordSide(this, props);
    new Alarms(this, "Alarms", { stage: stageName, email: stage.alarmEmail, watched });
  }
}
