import type { Channel } from '../../engine/ports/channel.js';
import { mayReach } from '../http/public-address.js';
import { mailChannel, type MailSettings } from './mail.channel.js';
import { textMessageChannel, type TextMessageSettings } from './text-message.channel.js';
import { webhookChannel, type WebhookSettings } from './webhook.channel.js';

export interface ChannelSettings {
  readonly publicUrl?: string;
  readonly mail?: MailSettings;
  readonly webhook?: WebhookSettings;
  readonly textMessage?: TextMessageSettings;
  /** Addresses and networks that may be reached although they are not public. */
  readonly outboundAllow: readonly string[];
}

/** The ways outside the inbox that the settings name. */
export function standardChannels({ publicUrl, mail, webhook, textMessage, outboundAllow }: ChannelSettings): readonly Channel[] {
  const reach = { mayReach: mayReach(outboundAllow) };
  return [
    ...(mail ? [mailChannel(mail, publicUrl)] : []),
    ...(webhook ? [webhookChannel(webhook, publicUrl, reach)] : []),
    ...(textMessage ? [textMessageChannel(textMessage, publicUrl, reach)] : []),
  ];
}
