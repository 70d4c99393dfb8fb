import type { Law } from '../calculation/law.ts';
import type { IsoDate } from '../model/dates.ts';
import { type ClusterOrder, makeCluster, type Shape } from './cluster.ts';
import { createDraws } from './draws.ts';
import { createDays, createMaking } from './making.ts';
import type { CaseloadParameters } from './parameters.ts';
import { makeProof } from './proof.ts';
import { createRandom } from './random.ts';
import { type PracticeCluster, staffOfTeam, teamCount } from './staff.ts';

export type CaseloadOptions = Readonly<{
  cases: number;
  seed: number;
  /** The day that everything is counted from; another day moves every date and changes nothing else of substance. */
  today: IsoDate;
  parameters: CaseloadParameters;
  law: Law;
  teams?: number;
}>;

const SIZE_STREAM = 0x51ce;

/**
 * A synthetic caseload, cluster by cluster, in constant memory. The same options give the same rows to the byte. Cluster
 * `n` depends on the seed, the number of teams and nothing before it but its first case number, so a smaller caseload
 * with as many teams is the start of a larger one, but for a last cluster cut to fit.
 */
export function* generateCaseload({ cases, seed, today, parameters, law, teams: asked }: CaseloadOptions): Iterable<PracticeCluster> {
  const teams = teamCount(cases, parameters, asked);
  const draws = createDraws(parameters);
  const day = createDays(today);
  const staff = Array.from({ length: teams }, (_unused, index) => staffOfTeam(index + 1, teams, parameters));
  const turns = Array.from({ length: teams }, () => 0);
  let nextStory = 0;
  let made = 0;
  for (let index = 1; made < cases; index += 1) {
    const firstNumber = made + 1;
    while ((parameters.stories[nextStory]?.at ?? Infinity) < firstNumber) nextStory += 1;
    const coming = parameters.stories[nextStory] ?? null;
    const story = coming !== null && coming.at === firstNumber ? coming : null;
    const { size, shape } = sizeOf(createRandom(seed, SIZE_STREAM, index));
    const room = Math.min(cases - made, story === null && coming !== null ? coming.at - firstNumber : Infinity);
    const wanted = story === null ? size : story.cases;
    const order: Omit<ClusterOrder, 'turn'> = {
      clusterId: `k${index}`,
      size: Math.min(wanted, room),
      shape: Math.min(wanted, room) === 1 ? 'single' : story === null ? shape : story.shape,
      firstNumber,
    };
    const team = story?.team === undefined ? (index - 1) % teams : Math.min(story.team, teams) - 1;
    const people = staff[team] ?? staffOfTeam(1, teams, parameters);
    const making = createMaking({ parameters, draws, law, today, day, staff: people, story, seed, index });
    // A story never takes one of the turns that give every team its practice items.
    const turn = story === null ? (turns[team] ?? 0) : -1;
    makeCluster(making, { ...order, turn });
    const documents = makeProof(making, turn);
    if (story === null) turns[team] = turn + 1;
    made += order.size;
    yield { clusterId: order.clusterId, teamId: people.teamId, rows: making.rows, documents };
  }

  function sizeOf(random: ReturnType<typeof createRandom>): Readonly<{ size: number; shape: Shape }> {
    const drawn = draws.clusterSize(random);
    const more = draws.clusterMore(random);
    const shape = draws.clusterShape(random);
    return { size: drawn === 'one' ? 1 : drawn === 'two' ? 2 : more === 'three' ? 3 : 4, shape };
  }
}
