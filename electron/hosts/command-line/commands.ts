import type { Command } from '../../command-line/command.ts'
import type { GroundTopic } from '../../topic.ts'
import { grounds } from '../../topics.ts'
import { sampleCommands } from './sample.ts'

const topics: readonly GroundTopic[] = grounds

/** Every command of `assay`, in the order of the topics. */
export const commands: readonly Command[] = [...topics.flatMap((topic) => topic.commands ?? []), ...sampleCommands]
