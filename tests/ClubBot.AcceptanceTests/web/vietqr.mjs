// VietQR as others wrote it, in Node: a line of JSON comes in, a line of JSON goes out. vietnam-qr-pay takes our text apart and builds its
// own for the same transfer; jsqr looks at our picture as a phone's camera would.

import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { QRPay } = require('vietnam-qr-pay');
const jsQR = require('jsqr');
const { PNG } = require('pngjs');

const parse = text => {
  const { isValid, version, initMethod, provider, consumer, currency, amount, nation, additionalData, category, merchant, unreserved } = new QRPay(text);
  return {
    isValid, version, initMethod, guid: provider.guid, service: provider.service, bankBin: consumer.bankBin, number: consumer.bankNumber,
    currency, amount: amount ?? null, nation, note: additionalData.purpose ?? null, others: [category, merchant.name, merchant.id, unreserved].filter(Boolean).length,
  };
};

const build = ({ bankBin, number, amount, note }) =>
  QRPay.initVietQR({ bankBin, bankNumber: number, amount: amount ?? undefined, purpose: note || undefined }).build();

const see = png => {
  const { data, width, height } = PNG.sync.read(Buffer.from(png, 'base64'));
  return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? null;
};

createInterface({ input: process.stdin }).on('line', line => {
  const { payload, transfer, png } = JSON.parse(line);
  console.log(JSON.stringify({ parsed: parse(payload), built: build(transfer), seen: png ? see(png) : null }));
}).on('close', () => process.exit(0));
