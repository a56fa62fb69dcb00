import type { PersonDefinition } from '../../core/model/definition.js';
import type { ChannelName } from '../../core/model/notice.js';
import type { Language } from '../../core/model/text.js';
import type { DeliveryRow, NoticeRow } from '../ports/notice-store.js';

/** The ways on which a person is told, of those that the rulebook wants; none without an address there. */
export function deliveriesOf({ company, person, position, number, at }: NoticeRow, by: readonly ChannelName[], to: PersonDefinition | undefined, usual: Language): readonly DeliveryRow[] {
  if (!to) return [];
  return by.flatMap((channel) => {
    const address = addressOn(channel, to);
    if (address === undefined) return [];
    return [{ company, id: `${position}-${number}-${channel}`, person, position, number, channel, address, language: to.language ?? usual, askedAt: at }];
  });
}

function addressOn(channel: ChannelName, { email, mobile }: PersonDefinition): string | undefined {
  switch (channel) {
    case 'mail':
      return email;
    case 'text-message':
      return mobile;
    case 'webhook':
      return '';
  }
}
