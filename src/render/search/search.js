// Searches a site in the browser: loads the pieces of the index that a question needs, and shows what was found.
//
// Works on any page with a form marked `data-search`; what the page has to hold is told in the guide for theme
// authors. The files of the index are scripts that call huikanSearch(name, data), so a site in a folder on a disk
// can be searched too. Nothing is sent anywhere.
"use strict";

(() => {
  const FOLD = `/*FOLD*/`;
  const LONGEST = 32; // of a word; of longer ones the beginning counts
  const FIRST = 5; // pieces that are looked up of a term to begin with: of most they are more than enough
  const PIECES = 8; // that are looked up where nothing holds all of a question
  const TERMS = 8; // of a question; those behind them do not count
  const LOOKUPS = 12; // pieces of all terms that are looked up to begin with, or thereabouts
  const LOOKED_UP = 70_000; // bytes, beyond which no more pieces are looked up
  const BYTES = 130_000; // that a question, and each ten more of its results, load at most, but for one file or two
  const USUAL = 4_500; // bytes of a file of texts, as long as none is known
  const PAGE = 10; // results shown at once
  const READ = 16; // parts read for them at most
  const VALUES = 15; // shown of one facet

  const here = new URL(".", document.currentScript.src);

  // ---- files

  const arrived = new Map();
  const files = new Map();
  const sizes = { g: [], t: [] }; // in bytes, of the files that came, by what is in them

  globalThis.huikanSearch = (name, data) => {
    arrived.set(name, data);
    sizes[/^[gt](?=\d)/.exec(name)]?.push(new Blob([typeof data === "string" ? data : JSON.stringify(data)]).size);
  };

  const sum = (list) => list.reduce((sum, one) => sum + one, 0);
  const loaded = () => sum(sizes.g) + sum(sizes.t);

  /** What a file of the index holds, by its path below data/. */
  function file(path) {
    if (!files.has(path)) {
      const name = path.replace(/^.*\//, "").replace(/\.js$/, "");
      files.set(path, new Promise((resolve, reject) => {
        const element = document.createElement("script");
        element.src = new URL(`data/${path}`, here);
        element.onload = () => (arrived.has(name) ? resolve(arrived.get(name)) : reject(new Error(path)));
        element.onerror = () => (files.delete(path), reject(new Error(path)));
        document.head.append(element);
        element.remove();
      }));
    }
    return files.get(path);
  }

  // ---- numbers

  const VALUE = new Int32Array(128);
  [..." !\"#%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~"]
    .forEach((digit, n) => (VALUE[digit.charCodeAt(0)] = n === 0 ? 91 : n - 1));

  /** Every number that some digits stand for. */
  function numbers(codes) {
    const list = [];
    for (let at = 0; at < codes.length; ) {
      const digit = () => VALUE[codes.charCodeAt(at++)];
      const first = digit();
      if (first < 60) list.push(first);
      else if (first < 84) list.push(60 + (first - 60) * 92 + digit());
      else if (first < 91) list.push(2268 + ((first - 84) * 92 + digit()) * 92 + digit());
      else list.push(61516 + ((digit() * 92 + digit()) * 92 + digit()) * 92 + digit());
    }
    return list;
  }

  /** Numbers that rise, each written by how much it is above the one before. */
  function rising(codes) {
    let next = 0;
    return numbers(codes).map((step) => (next += step + 1) - 1);
  }

  // ---- characters

  const simplified = new Map();
  {
    let [from, to] = [0x4e00, 0x4e00];
    const steps = numbers(FOLD);
    for (let n = 0; n < steps.length; n += 2) {
      from += steps[n];
      to += steps[n + 1] % 2 ? -(steps[n + 1] + 1) / 2 : steps[n + 1] / 2;
      simplified.set(String.fromCharCode(from), String.fromCharCode(to));
    }
  }

  const PICTURED = new RegExp("[\\u4E00-\\u9FFF\\u3400-\\u4DBF\\u3005\\u3007\\u3021-\\u3029\\u2E80-\\u2FD5\\uF900-\\uFAFF"
    + "\\u{20000}-\\u{3FFFD}\\u3041-\\u3096\\u30A1-\\u30FA\\u30FC-\\u30FF\\uAC00-\\uD7A3]", "u");
  const WORD = /[\p{Alphabetic}\p{N}]/u;
  const MARK = /[\u0300-\u036F]/;

  /** What a character is made equal to: width, case, accents and traditional characters do not count. */
  function fold(character) {
    let folded = "";
    for (const wide of character.normalize("NFKC")) {
      for (const c of wide.toLowerCase()) {
        const base = c.normalize("NFD")[0];
        if (/[a-z]/.test(base)) folded += base;
        else if (!MARK.test(c)) folded += simplified.get(c) ?? c;
      }
    }
    return folded;
  }

  /** A text as a row of characters and words, each with its place; "\n" where a sentence ends. */
  function units(text) {
    const list = [];
    let open = null;
    let at = 0;
    for (const character of text) {
      const end = at + character.length;
      for (const c of fold(character)) {
        if (!PICTURED.test(c) && WORD.test(c)) {
          open ??= list[list.push({ text: "", length: 0, word: true, start: at, end }) - 1];
          if (open.length < LONGEST) open.text += c;
          open.length += 1;
          open.end = end;
          continue;
        }
        open = null;
        if (PICTURED.test(c)) list.push({ text: c, word: false, start: at, end });
        else if ("。!?;\n".includes(c)) list.push({ text: "\n", word: false, start: at, end });
      }
      at = end;
    }
    return list;
  }

  /** The pieces that a text is looked up by, as the index is made of them. */
  function pieces(text, single) {
    const list = [];
    let before = null;
    for (const unit of units(text)) {
      const stop = unit.text === "\n";
      if (unit.word) list.push(unit.text);
      if (!stop && before && !(unit.word && before.word)) list.push(before.text + unit.text);
      if (!stop && !unit.word && single) list.push(unit.text);
      before = stop ? null : unit;
    }
    return list;
  }
  huikanSearch.pieces = pieces;

  /** The number of the file a piece is in. */
  function shard(piece, bits) {
    let hash = 0x811c9dc5;
    for (const c of [...piece].slice(0, 3)) hash = Math.imul(hash ^ c.codePointAt(0), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
    return (hash ^ (hash >>> 15)) >>> 16 >>> (16 - bits);
  }

  // ---- questions

  /** The terms of a question: each a phrase, with the pieces to look up. */
  function terms(question) {
    const phrases = question.split(/\s+/).flatMap((part) => {
      const phrases = [[]];
      for (const unit of units(part)) {
        if (unit.text === "\n") phrases.push([]);
        else phrases.at(-1).push(unit);
      }
      return phrases;
    });
    const asked = phrases.filter((phrase) => phrase.length > 0).slice(0, TERMS);
    const first = Math.min(FIRST, Math.max(1, Math.floor(LOOKUPS / asked.length)));
    return asked.map((phrase) => {
      if (phrase.length === 1) {
        const [{ text, word }] = phrase;
        return { phrase, pieces: [text], rest: [], prefix: word && /^[^\d]{3,}$/.test(text) };
      }
      // A word beside a character is part of the pair of both; two words in a row have no pair.
      const pairs = [];
      phrase.forEach((unit, n) => {
        const [before, after] = [phrase[n - 1], phrase[n + 1]];
        if (unit.word && (before?.word ?? true) && (after?.word ?? true)) pairs.push(unit.text);
        if (after && !(unit.word && after.word)) pairs.push(unit.text + after.text);
      });
      const all = [...new Set(pairs)];
      const pieces = few(all, first);
      const others = all.filter((piece) => !pieces.includes(piece));
      const next = few(others, PIECES - FIRST);
      return { phrase, pieces, rest: [...next, ...others.filter((piece) => !next.includes(piece))], prefix: false };
    });
  }

  /** Some of many, as evenly as can be. */
  function few(list, count) {
    if (list.length <= count) return list;
    if (count < 2) return [list[list.length >> 1]];
    return Array.from({ length: count }, (_, n) => list[Math.round((n * (list.length - 1)) / (count - 1))]);
  }

  // ---- the index

  let table = null;

  async function openTable() {
    if (table) return table;
    const { folder, bits, shift, groups, facets, places, of, months, more } = await file("table.js");
    const first = rising(places);
    const rest = numbers(more);
    const own = first.map((place) => [place]);
    let at = 0;
    for (let n = 0; n < rest.length; n += 2) own[rest[n + 1]].push((at += rest[n]));
    const rank = new Int32Array(1 + own.reduce((most, places) => Math.max(most, ...places), 0)).fill(-1);
    own.forEach((places, n) => places.forEach((place) => (rank[place] = n)));
    const [group, month] = [numbers(of), numbers(months)];
    const kind = group.map((n) => groups[n][0]);
    const year = group.map((n) => groups[n][1]);
    const time = year.map((year, n) => year * 13 + month[n]);
    return (table = { folder, bits, shift, facets, own, rank, kind, year, time });
  }

  /** For every place how much a piece says there: 1 in the text, 2 in a heading or name, 3 in the title, 0 nothing. */
  async function lookUp(piece, prefix) {
    const text = await file(`${table.folder}/g${shard(piece, table.bits)}.js`);
    const weights = new Uint8Array(table.rank.length);
    for (let at = text.indexOf(`\n${piece}`); at >= 0; at = text.indexOf(`\n${piece}`, at + 1)) {
      const colon = text.indexOf(":", at);
      const found = text.slice(at + 1, colon);
      if (found !== piece && !(prefix && !PICTURED.test(found))) continue;
      text.slice(colon + 1, text.indexOf("\n", colon)).split("\t").forEach((codes, weight) => {
        for (const place of rising(codes)) if (weights[place] <= weight) weights[place] = weight + 1;
      });
    }
    return weights;
  }

  /** Everything that holds all terms, best first; what holds most of their pieces, if nothing does. */
  async function find(asked) {
    const from = loaded();
    const found = await Promise.all(asked.map(({ pieces, prefix }) => Promise.all(pieces.map((piece) => lookUp(piece, prefix)))));
    const rest = asked.map(({ rest }) => rest);
    /** Looks up so many pieces more, of the terms in turn; tells whether there was any. */
    const lookUpMore = async (count) => {
      const more = [];
      for (let n = 0; more.length < count && rest.some((pieces) => pieces.length > 0); n = (n + 1) % rest.length) {
        if (rest[n].length > 0) more.push([n, rest[n].shift()]);
      }
      await Promise.all(more.map(async ([n, piece]) => found[n].push(await lookUp(piece))));
      return more.length > 0;
    };
    const least = (weights) => {
      const all = Uint8Array.from(weights[0]);
      for (const one of weights.slice(1)) for (let n = 0; n < all.length; n += 1) if (one[n] < all[n]) all[n] = one[n];
      return all;
    };
    let whole = rankAll(found.map(least), found.length);
    // What holds the pieces may still not hold the phrase: the fewer there are, the fewer texts are read in vain.
    while (whole.length > PAGE && loaded() - from < LOOKED_UP && (await lookUpMore(PIECES - FIRST))) {
      whole = rankAll(found.map(least), found.length);
    }
    if (whole.length > 0) return { results: whole, near: false };
    await lookUpMore(PIECES - found.flat().length);
    const each = found.flat();
    return { results: each.length > 1 ? rankAll(each, Math.max(1, Math.ceil(each.length * 0.6))) : [], near: true };
  }

  /** The documents for which at least `least` of some weights say something. */
  function rankAll(weights, least) {
    const results = [];
    table.own.forEach((places, n) => {
      const best = weights.map((one) => Math.max(...places.map((place) => one[place])));
      const held = best.filter((weight) => weight > 0);
      if (held.length < least) return;
      const sum = (place) => weights.reduce((sum, one) => sum + (one[place] > 0 ? 10 + one[place] : 0), 0);
      const place = places.reduce((best, place) => (sum(place) > sum(best) ? place : best));
      const lowest = Math.min(...held);
      const named = lowest === 3 && ["speaker", "organisation", "series"].includes(table.kind[n]);
      const others = places.filter((other) => other !== place && weights.every((one) => one[other] > 0));
      results.push({ n, place, others, order: [held.length, lowest, named ? 1 : 0, held.reduce((a, b) => a + b), table.time[n]] });
    });
    const later = (a, b) => b.order.map((value, n) => value - a.order[n]).find((difference) => difference !== 0) ?? a.n - b.n;
    return results.sort(later);
  }

  // ---- places in texts

  /** Where a text holds a phrase: pairs of start and end. */
  function matches(list, { phrase, prefix }) {
    const same = (unit, wanted, last) => unit.word === wanted.word
      && (unit.text === wanted.text || (prefix && last && unit.text.startsWith(wanted.text)));
    const places = [];
    for (let at = 0; at + phrase.length <= list.length; at += 1) {
      if (!phrase.every((wanted, n) => same(list[at + n], wanted, n === phrase.length - 1))) continue;
      places.push([list[at].start, list[at + phrase.length - 1].end]);
      at += phrase.length - 1;
    }
    return places;
  }

  /** How well a record answers: 5 by its whole title, 4 in it, 3 in a name, 2 in a heading, 1 in the text, 0 not at all. */
  function level(record, asked) {
    const lines = record.x.split("\n");
    const holds = (text, term) => matches(units(text), term).length > 0;
    const whole = (text, { phrase }) => units(text).map(({ text }) => text).join() === phrase.map(({ text }) => text).join();
    return Math.min(...asked.map((term) => {
      if ([record.t, ...(record.n ?? [])].some((name) => whole(name, term))) return 5;
      if ([record.t, ...(record.n ?? [])].some((name) => holds(name, term))) return 4;
      if ((record.w ?? []).some((name) => holds(name, term))) return 3;
      if (lines.some((line) => line.startsWith("#") && holds(line, term))) return 2;
      return lines.some((line) => holds(line, term)) ? 1 : 0;
    }));
  }

  /** A text with what was asked for marked. */
  function marked(text, asked) {
    const list = units(text);
    const places = asked.flatMap((term) => matches(list, term)).sort((a, b) => a[0] - b[0]);
    const parts = document.createDocumentFragment();
    let at = 0;
    for (const [start, end] of places) {
      if (start < at) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      parts.append(text.slice(at, start), mark);
      at = end;
    }
    parts.append(text.slice(at));
    return parts;
  }

  /** The sentence of a record that shows best why it was found. */
  function sentence(record, asked) {
    const lines = record.x.split("\n").map((line) => line.replace(/^#/, ""));
    const hits = (line) => asked.filter((term) => matches(units(line), term).length > 0).length;
    const best = lines.reduce((best, line) => (hits(line) > hits(best) ? line : best), lines[0] ?? "");
    const [from] = asked.flatMap((term) => matches(units(best), term)).sort((a, b) => a[0] - b[0])[0] ?? [0];
    if (best.length <= 140) return best;
    const stops = [...best.matchAll(/[。！？；!?]+[”’」』）]*/g)].map((stop) => stop.index + stop[0].length);
    let start = Math.max(0, ...stops.filter((stop) => stop <= from));
    if (from - start > 70) start = from - 40;
    const end = stops.find((stop) => stop > from + 30 && stop - start <= 150) ?? Math.min(best.length, start + 120);
    return `${stops.includes(start) || start === 0 ? "" : "…"}${best.slice(start, end)}${end === best.length || stops.includes(end) ? "" : "…"}`;
  }

  // ---- the page

  const form = document.querySelector("form[data-search]");
  if (!form) return;
  const part = (name) => document.querySelector(`[data-search-${name}]`);
  const input = form.querySelector("input[type=search]");
  const words = form.dataset;
  const [status, list, nearList, moreButton, index] = ["status", "results", "near", "more", "index"].map(part);
  const facetParts = [...document.querySelectorAll("details[data-facet]")];
  const FILES = { region: "regions", topic: "topics", person: "people" };
  const chosen = new Map(facetParts.map((facet) => [facet.dataset.facet, new Set()]));
  const facetValues = new Map();

  let turn = 0; // Counts the questions, so that a slow answer to an old one is not shown.
  let answer = null;

  let under = 0;
  let wait = 0; // The timer of a question that is still being typed.
  const tellBusy = () => form.setAttribute("aria-busy", String(under > 0 || wait > 0));

  /** Does what takes time; meanwhile the page says that it is busy. */
  async function busily(work) {
    under += 1;
    tellBusy();
    try {
      return await work();
    } finally {
      under -= 1;
      tellBusy();
    }
  }

  const fill = (text, n) => text.replace("{n}", n);

  function fromAddress() {
    const params = new URLSearchParams(location.search);
    input.value = params.get("q") ?? "";
    for (const [facet, values] of chosen) {
      values.clear();
      for (const value of params.getAll(facet)) values.add(value);
    }
  }

  let typing = false; // Whether the address holds words that are still being typed.

  /** What is asked becomes the address. A question stays behind for the way back; what is typed takes the place of what was typed before. */
  function toAddress(isTyped) {
    const params = new URLSearchParams();
    if (input.value.trim()) params.set("q", input.value.trim());
    for (const [facet, values] of chosen) for (const value of values) params.append(facet, value);
    const address = `${location.pathname}${params.size ? `?${params}` : ""}`;
    const isOther = address !== location.pathname + location.search;
    if (isOther) history[typing ? "replaceState" : "pushState"](null, "", address);
    typing = isTyped && (typing || isOther);
  }

  async function ask() {
    const own = (turn += 1);
    const before = loaded();
    const question = input.value.trim();
    const asked = terms(question);
    try {
      await openTable();
      await Promise.all([...chosen].filter(([, values]) => values.size > 0).map(([facet]) => loadFacet(facet)));
      const filtered = [...chosen.values()].some((values) => values.size > 0);
      const everything = () => ({ results: rankAll([new Uint8Array(table.rank.length).fill(1)], 1), near: false });
      const found = asked.length > 0 ? await find(asked) : filtered ? everything() : null;
      if (own !== turn) return;
      answer = found && { ...found, asked, question, own, at: 0, shown: [], apart: [] };
      await Promise.all([show(), answer && showMore(before)]);
    } catch {
      if (own === turn) status.textContent = words.failed;
    }
  }

  /** What is left of the results by the facets, but for one of them. */
  function passing(except) {
    const tests = [...chosen].filter(([facet, values]) => facet !== except && values.size > 0).map(([facet, values]) => {
      const valueOf = { kind: table.kind, year: table.year }[facet];
      if (valueOf) return (n) => values.has(String(valueOf[n]));
      const ranks = new Set((facetValues.get(facet) ?? []).filter(([value]) => values.has(value)).flatMap(([, ranks]) => ranks));
      return (n) => ranks.has(n);
    });
    return answer.results.filter(({ n }) => tests.every((test) => test(n)));
  }

  function show() {
    index.hidden = answer !== null;
    for (const one of [list, nearList.closest("section") ?? nearList, moreButton]) one.hidden = true;
    list.replaceChildren();
    nearList.replaceChildren();
    for (const facet of facetParts) facet.hidden = answer === null || answer.results.length === 0;
    if (!answer) {
      status.textContent = "";
      return null;
    }
    answer.left = passing(null);
    const count = answer.left.length;
    status.textContent = count === 0 ? words.none : answer.near ? words.near : fill(words.found, count);
    const open = facetParts.filter((facet) => facet.open || chosen.get(facet.dataset.facet).size > 0);
    return Promise.all(open.map((facet) => showFacet(facet)));
  }

  /** How many texts can be read before all that was loaded since then is more than a question should load. */
  function room(before) {
    const usual = sizes.t.length ? sum(sizes.t) / sizes.t.length : USUAL;
    return Math.floor((BYTES - (loaded() - before)) / usual);
  }

  /** What is known of a place: its title, names and text. */
  async function recordAt(place) {
    return (await file(`${table.folder}/t${place >> table.shift}.js`))[place];
  }

  /** What shows best how a result answers, how well it does, and whether nothing was left unread that might do better. */
  async function confirmed({ n, others }, record, { asked, near }, before) {
    const how = asked.length ? level(record, asked) : 1;
    // Terms that stand in other parts of a long document are not looked for together.
    if (how > 0 || near || asked.length > 1) return { record, how, certain: table.own[n].length === 1 };
    const unread = [...others];
    while (unread.length > 0 && room(before) > 0) {
      const other = await recordAt(unread.shift());
      if (level(other, asked) > 0) return { record: other, how: level(other, asked), certain: true };
    }
    return { record, how, certain: unread.length === 0 };
  }

  /** Reads on until there is a page of results that hold what was asked for. */
  async function showMore(before = loaded()) {
    const own = answer;
    moreButton.hidden = true;
    const fresh = [];
    let read = 0;
    const most = own.near ? PAGE : READ;
    while (own.at < own.left.length && fresh.length < PAGE && read < most) {
      const count = Math.min(PAGE - fresh.length, most - read, room(before));
      if (count < 1 && read > 0) break;
      const next = own.left.slice(own.at, own.at + Math.max(1, count));
      own.at += next.length;
      read += next.length;
      const records = await Promise.all(next.map(({ place }) => recordAt(place)));
      for (const [n, result] of next.entries()) {
        const { record, how, certain } = await confirmed(result, records[n], own, before);
        (own.near || (how === 0 && certain) ? own.apart : fresh).push({ ...result, record, how });
      }
      if (own.own !== turn) return;
    }
    fresh.sort((a, b) => b.how - a.how);
    const first = fresh[0] ?? own.apart[0];
    own.shown.push(...fresh);
    list.append(...fresh.map((result) => item(result, own.asked)));
    list.hidden = own.shown.length === 0;
    const done = own.at >= own.left.length;
    moreButton.hidden = done;
    if (done || own.shown.length === 0) {
      nearList.replaceChildren(...own.apart.map((result) => item(result, own.asked)));
      (nearList.closest("section") ?? nearList).hidden = own.apart.length === 0;
      if (done && !own.near && own.left.length > 0) {
        status.textContent = own.shown.length ? fill(words.found, own.shown.length) : words.near;
      }
    }
    return first;
  }

  function item({ n, record, place }, asked) {
    const element = part("result").content.firstElementChild.cloneNode(true);
    const url = new URL(`../${record.u}`, here);
    // A folder on a disk has no server that would look for its first page.
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    const kind = table.kind[n];
    const values = {
      title: marked(record.t, asked),
      text: record.x ? marked(sentence(record, asked), asked) : "",
      kind: words[`kind${kind[0].toUpperCase()}${kind.slice(1)}`] ?? "",
      date: record.d ?? "",
      place: record.p ? marked(record.p, asked) : "",
      event: record.e ?? "",
      names: record.n?.some((name) => asked.some((term) => matches(units(name), term).length)) ? marked(record.n.join(words.comma), asked) : "",
      people: record.w ? marked(record.w.slice(0, 8).join(words.comma), asked) : "",
    };
    for (const slot of element.querySelectorAll("[data-slot]")) {
      const value = values[slot.dataset.slot];
      if (value === "" || value === undefined) slot.remove();
      else slot.replaceChildren(value);
      if (slot.matches("a")) slot.href = url;
      if (record.l && ["title", "text"].includes(slot.dataset.slot)) slot.lang = record.l;
    }
    element.dataset.place = place;
    return element;
  }

  // ---- facets

  async function loadFacet(facet) {
    if (!FILES[facet] || facetValues.has(facet)) return;
    const values = await file(`${FILES[facet]}.js`);
    facetValues.set(facet, values.map(([value, codes]) => [value, rising(codes)]));
  }

  async function showFacet(element) {
    const { facet } = element.dataset;
    const own = turn;
    try {
      await openTable();
      await loadFacet(facet);
    } catch {
      status.textContent = words.failed;
    }
    if (own !== turn || !answer) return;
    const left = passing(facet);
    const counts = new Map();
    if (FILES[facet]) {
      const held = new Set(left.map(({ n }) => n));
      for (const [value, ranks] of facetValues.get(facet) ?? []) counts.set(value, ranks.filter((n) => held.has(n)).length);
    } else {
      for (const { n } of left) {
        const value = String(table[facet][n]);
        if (value !== "0") counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    const picked = chosen.get(facet);
    const order = facet === "year" ? (a, b) => Number(b[0]) - Number(a[0]) : (a, b) => b[1] - a[1];
    const values = [...counts].filter(([value, count]) => count > 0 || picked.has(value)).sort(order);
    const shown = values.filter(([value], n) => n < VALUES || picked.has(value));
    const box = element.querySelector("ul") ?? element.appendChild(document.createElement("ul"));
    box.replaceChildren(...shown.map(([value, count]) => choice(facet, value, count, picked.has(value))));
    element.hidden = values.length === 0;
  }

  function choice(facet, value, count, checked) {
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked, name: facet, value });
    const name = document.createElement("span");
    const number = document.createElement("span");
    name.textContent = facet === "kind" ? words[`kind${value[0].toUpperCase()}${value.slice(1)}`] ?? value : value;
    number.className = "count";
    number.textContent = count;
    label.append(box, " ", name, " ", number);
    const line = document.createElement("li");
    line.append(label);
    return line;
  }

  // ---- what readers do

  function stopWaiting() {
    clearTimeout(wait);
    wait = 0;
  }
  function askNow(isTyped) {
    stopWaiting();
    toAddress(isTyped);
    busily(ask);
  }
  function soon() {
    clearTimeout(wait);
    wait = setTimeout(askNow, 150, true);
    tellBusy();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    askNow(false);
  });
  input.addEventListener("input", (event) => event.isComposing || soon());
  input.addEventListener("compositionend", soon);
  input.addEventListener("focus", () => openTable().catch(() => {}), { once: true });
  moreButton.addEventListener("click", async () => {
    const first = await busily(() => showMore());
    if (first) list.querySelector(`[data-place="${first.place}"] a`)?.focus();
  });
  for (const element of facetParts) {
    element.open ||= Boolean(element.dataset.open) && matchMedia(element.dataset.open).matches;
    element.addEventListener("toggle", () => element.open && answer && busily(() => showFacet(element)));
    element.addEventListener("change", async ({ target }) => {
      const { name, value, checked } = target;
      if (checked) chosen.get(name).add(value);
      else chosen.get(name).delete(value);
      typing = false;
      toAddress(false);
      await busily(ask);
      [...document.querySelectorAll(`[data-facet="${name}"] input`)].find((box) => box.value === value)?.focus();
    });
  }
  addEventListener("popstate", () => {
    stopWaiting();
    typing = false;
    fromAddress();
    busily(ask);
  });

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const links = [...list.querySelectorAll("a[href]"), ...nearList.querySelectorAll("a[href]")].filter((link) => link.dataset.slot === "title");
    const at = links.indexOf(target);
    if (key === "ArrowDown" && (target === input || at >= 0)) {
      links[at + 1]?.focus();
    } else if (key === "ArrowUp" && at >= 0) {
      (links[at - 1] ?? input).focus();
    } else if (key === "Escape" && at >= 0) {
      input.focus();
    } else if (key === "Escape" && target === input && input.value) {
      input.value = "";
      soon();
    } else {
      return;
    }
    event.preventDefault();
  });

  form.closest("[hidden]")?.removeAttribute("hidden");
  fromAddress();
  busily(ask);
})();
