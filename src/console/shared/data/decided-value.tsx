import { useQuery } from '@tanstack/react-query';
import { peopleQuery } from '../../api/queries.js';
import type { Json } from '../../api/shapes.js';
import { namingPeople } from './naming-people.js';
import { ValueView } from './value-view.js';

interface Props {
  readonly value: Json;
  readonly version: string;
}

/** What went into a decision or came out of it: no schema says which of its texts are people, but the company knows its people. */
export function DecidedValue({ value, version }: Props) {
  const { data: people = [] } = useQuery(peopleQuery);
  return <ValueView value={value} schema={namingPeople(value, (id) => people.some((one) => one.id === id))} version={version} />;
}
