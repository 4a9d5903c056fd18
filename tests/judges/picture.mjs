// Pictures as the judge of looks needs them: PNG read and written, and the blurred form in which they are remembered.

import { crc32, deflateSync, inflateSync } from "node:zlib";

/** The side of a square of the page that is remembered as one colour. */
export const CELL = 16;
/** Pictures to blur are taken at this size: what they lose is lost anyhow. */
export const SCALE = 0.25;
const SIDE = CELL * SCALE;
/** Colours are remembered in steps: fine enough for what is tolerated, and many are alike. */
const STEP = 4;
const MIDDLE = 32;
const FIRST = 0x30;

/** A PNG as Chromium writes it (8 bits, RGB or RGBA, not interlaced) → { width, height, channels, data }. */
export function decode(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const [depth, color, , , interlaced] = png.subarray(24, 29);
  const channels = { 2: 3, 6: 4 }[color];
  if (depth !== 8 || !channels || interlaced) throw new Error(`a PNG of depth ${depth} and kind ${color} is none of Chromium's`);
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return { width, height, channels, data: unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels) };
}

/** Undoes the filters of PNG (RFC 2083, 6). */
function unfilter(raw, stride, height, channels) {
  const data = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    const from = y * (stride + 1) + 1;
    const row = y * stride;
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? data[row + x - channels] : 0;
      const up = y ? data[row - stride + x] : 0;
      const corner = y && x >= channels ? data[row - stride + x - channels] : 0;
      let guess = 0;
      if (filter === 1) guess = left;
      else if (filter === 2) guess = up;
      else if (filter === 3) guess = (left + up) >> 1;
      else if (filter === 4) guess = paeth(left, up, corner);
      data[row + x] = raw[from + x] + guess;
    }
  }
  return data;
}

function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** Rows of RGB as PNG. */
export function encode(width, height, rgb) {
  const raw = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) Buffer.from(rgb.buffer, y * width * 3, width * 3).copy(raw, y * (width * 3 + 1) + 1);
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const whole = Buffer.alloc(body.length + 8);
    whole.writeUInt32BE(data.length);
    body.copy(whole, 4);
    whole.writeUInt32BE(crc32(body), body.length + 4);
    return whole;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(raw)), chunk("IEND", Buffer.alloc(0))]);
}

/**
 * A small picture of a page of `size` as the mean brightness and the two mean colour differences of every cell:
 * { width, height, cells }, three numbers a cell.
 */
export function blur({ width, height, channels, data }, size) {
  const columns = Math.ceil(width / SIDE);
  const rows = Math.ceil(height / SIDE);
  const sums = new Float64Array(columns * rows * 4);
  for (let y = 0, at = 0; y < height; y++) {
    const line = Math.floor(y / SIDE) * columns;
    for (let x = 0; x < width; x++, at += channels) {
      const cell = (line + Math.floor(x / SIDE)) * 4;
      sums[cell] += data[at];
      sums[cell + 1] += data[at + 1];
      sums[cell + 2] += data[at + 2];
      sums[cell + 3] += 1;
    }
  }
  const cells = new Float64Array(columns * rows * 3);
  for (let n = 0; n < columns * rows; n++) {
    const [red, green, blue] = [0, 1, 2].map((part) => sums[n * 4 + part] / sums[n * 4 + 3]);
    const light = 0.299 * red + 0.587 * green + 0.114 * blue;
    cells.set([light, 0.564 * (blue - light), 0.713 * (red - light)], n * 3);
  }
  return { ...size, cells };
}

/** A blurred picture as it is remembered: one letter for each number, all brightness first. */
export function pack({ width, height, cells }) {
  const parts = [0, 1, 2].map((part) => {
    const of = Array.from({ length: cells.length / 3 }, (_, n) => Math.round(cells[n * 3 + part] / STEP) + (part ? MIDDLE : 0));
    return String.fromCharCode(...of.map((level) => FIRST + Math.max(0, Math.min(63, level))));
  });
  return { width, height, light: parts[0], colors: parts[1] + parts[2] };
}

export function unpack({ width, height, light, colors }) {
  const cells = new Float64Array(light.length * 3);
  for (let n = 0; n < light.length; n++) {
    cells[n * 3] = (light.charCodeAt(n) - FIRST) * STEP;
    cells[n * 3 + 1] = (colors.charCodeAt(n) - FIRST - MIDDLE) * STEP;
    cells[n * 3 + 2] = (colors.charCodeAt(light.length + n) - FIRST - MIDDLE) * STEP;
  }
  return { width, height, cells };
}

/** A blurred picture for people, as PNG in the size of the original, with a red frame around a part of it. */
export function show({ width, height, cells }, part) {
  const columns = Math.ceil(width / CELL);
  const rgb = new Uint8ClampedArray(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const n = ((y >> 4) * columns + (x >> 4)) * 3;
      const [light, blue, red] = [cells[n], cells[n + 1], cells[n + 2]];
      rgb.set([light + red / 0.713, light - (0.299 * red / 0.713 + 0.114 * blue / 0.564) / 0.587, light + blue / 0.564], at);
      const isNear = part && x >= part.left - 3 && x < part.right + 3 && y >= part.top - 3 && y < part.bottom + 3;
      const isInside = part && x >= part.left && x < part.right && y >= part.top && y < part.bottom;
      if (isNear && !isInside) rgb.set([230, 0, 0], at);
    }
  }
  return encode(width, height, rgb);
}

/** The part of a picture that differs from what it was: { left, top, right, bottom, cells }, or null. */
export function difference(was, is, { light, color, cells: fewest }) {
  const columns = Math.ceil(is.width / CELL);
  const before = Math.ceil(was.width / CELL);
  const found = [];
  const rows = Math.ceil(Math.max(was.height, is.height) / CELL);
  const at = (picture, width, column, row) => (column < width ? picture.cells.subarray((row * width + column) * 3, (row * width + column) * 3 + 3) : []);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < Math.max(columns, before); column++) {
      const [old, now] = [at(was, before, column, row), at(is, columns, column, row)];
      const differs = old.length !== now.length || Math.abs(old[0] - now[0]) > light || Math.abs(old[1] - now[1]) > color || Math.abs(old[2] - now[2]) > color;
      if (differs) found.push([column, row]);
    }
  }
  if (found.length < fewest) return null;
  const [xs, ys] = [0, 1].map((part) => found.map((one) => one[part]));
  return {
    left: Math.min(...xs) * CELL, top: Math.min(...ys) * CELL,
    right: Math.min(is.width, (Math.max(...xs) + 1) * CELL), bottom: (Math.max(...ys) + 1) * CELL, cells: found.length,
  };
}
