import type { Frontdesk } from '../compose.ts';
import type { Config } from '../config/config.ts';

/** What a person at the terminal needs next. */
export function printWelcome(config: Config, { url, house, invitations }: Frontdesk): void {
  const origin = config.publicUrl ?? url.replace('127.0.0.1', 'localhost');
  const { clinic, version, review } = house.pack;
  const lines = [
    '',
    `  Frontdesk is open for ${clinic.name}.`,
    '',
    ...(config.demo ? [`  Try it       ${origin}/demo      a phone beside the clinic's page`] : []),
    `  Staff        ${origin}/console`,
    `  Chat         <script src="${origin}/widget.js" async></script>`,
    `  Data         ${config.dataDir}`,
    `  Texts        ${config.carrier.kind === 'local' ? 'the carrier on this machine; nothing leaves it' : 'Twilio'}`,
    `  Pack         ${version}, ${review}`,
    ...(invitations.length > 0
      ? [
          '',
          '  First sign-in (each link works once, for 24 hours):',
          ...invitations.map(({ role, token }) => `    ${role.padEnd(14)} ${origin}/console/join#${token}`),
        ]
      : []),
    '',
    '  Stop with Ctrl+C. Everything is kept.',
    '',
  ];
  console.log(lines.join('\n'));
}
