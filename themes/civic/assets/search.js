// Search, with MiniSearch over the records of search-index.js; both are loaded when somebody first asks. Nothing typed goes anywhere.
// A file of the index calls plansite_search({next, records}): `next` is the next file or "". Its words are many authors': they are set as
// text, never as markup. What is asked stands in the address: search.html?q=…

const by_id = (id) => document.getElementById(id);
const form = by_id("search"), said = by_id("said"), list = by_id("found"), more = by_id("more");
const facets = [...form.querySelectorAll("select")];
const beside = document.currentScript.src;
const asked = new URLSearchParams(location.search);
const records = [];
let index, received, started, waiting, hits, shown;

const word = /([\p{L}\p{N}]+(?:[.'’][\p{L}\p{N}]+)*)/gu; // "1.3.a" and "children’s" are one each
const plain = (term) => term.normalize("NFD").replace(/\p{M}/gu, "").replace(/’/g, "'").toLowerCase();
const values = (record, name) => [record[name] ?? []].flat();
const say = (key, count) => { said.textContent = said.dataset[key].replace("{found}", count); };

const load = (name) => new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src: new URL(name, beside), onload, onerror }));
});
globalThis.plansite_search = (part) => { received = part; };

async function load_all() {
    say("loading");
    await load("minisearch.js");
    index = new MiniSearch({
        fields: ["title", "text", "lead"],
        tokenize: (text) => text.match(word) ?? [],
        processTerm: plain,
        searchOptions: { boost: { title: 3 }, combineWith: "AND", prefix: true, fuzzy: (term) => /^\D{5,}$/.test(term) && 0.2 },
    });
    for (let next = "search-index.js"; next; next = received.next) {
        await load(next);
        for (const record of received.records) record.id = records.push(record) - 1;
        index.addAll(received.records);
        facets.forEach(offer);
        find();
    }
}

// Fills the list from which a facet is chosen.
function offer(select) {
    const { name, value } = select, counts = { __proto__: null };
    for (const record of records) for (const one of values(record, name)) counts[one] = (counts[one] ?? 0) + 1;
    const options = Object.keys(counts).sort().map((one) => new Option(`${one} (${counts[one]})`, one));
    select.replaceChildren(select.options[0], ...options);
    select.value = [value || asked.get(name)].find((one) => one in counts) ?? "";
}

function find() {
    const query = form.q.value.trim(), chosen = facets.filter(({ value }) => value);
    const asks = query || chosen.length;
    hits = asks ? index.search(query || MiniSearch.wildcard, {
        filter: ({ id }) => chosen.every(({ name, value }) => values(records[id], name).includes(value)),
    }) : [];
    if (asks) say(["none", "one"][hits.length] ?? "found", hits.length);
    else say("idle", records.length);
    list.replaceChildren();
    shown = 0;
    show();
}

function show() {
    for (const { id, terms } of hits.slice(shown, shown += 20)) {
        const record = records[id], item = by_id("result").content.cloneNode(true);
        const [link, note, excerpt] = item.querySelectorAll("a, p");
        link.href = record.address;
        mark(link, record.title, terms);
        const { kind, plan, status, due, lead, text = "" } = record;
        note.textContent = [kind, plan, status, due && `due ${due}`, lead?.join("; ")].filter(Boolean).join(" · ");
        mark(excerpt, cut(text, terms), terms);
        list.append(item);
    }
    more.hidden = shown >= hits.length;
}

// A text with the words that were found marked.
function mark(element, text, terms) {
    text.split(word).forEach((piece, at) => {
        const found = at % 2 && terms.includes(plain(piece));
        element.append(found ? Object.assign(document.createElement("mark"), { textContent: piece }) : piece);
    });
}

// What stands around the first word that was found.
function cut(text, terms) {
    const first = [...text.matchAll(word)].find(([piece]) => terms.includes(plain(piece)))?.index;
    const begin = first > 100 ? text.indexOf(" ", first - 100) + 1 : 0, end = text.indexOf(" ", begin + 260);
    return (begin ? "… " : "") + (end < 0 ? text.slice(begin) : text.slice(begin, end) + " …");
}

const begin = () => { started ??= load_all().catch(() => say("failed")); };

function ask() {
    clearTimeout(waiting);
    history.replaceState(null, "", `?${new URLSearchParams([...new FormData(form)].filter(([, value]) => value))}`);
    if (records.length) find();
    else begin();
}

form.addEventListener("focusin", begin);
form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 200);
});
form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
});
more.addEventListener("click", () => {
    const next = shown;
    show();
    list.children[next].querySelector("a").focus();
});

for (const it of document.querySelectorAll("[data-script]")) it.hidden = !it.hidden;
form.q.value = asked.get("q");
if (location.search) begin();
