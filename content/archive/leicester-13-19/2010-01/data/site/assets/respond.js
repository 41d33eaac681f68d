// The response form: kept in this browser as typed, saved to a file, loaded, printed, e-mailed. Nothing is sent.
//
// Answers have one shape, the file's: read() takes it from the page, fill() puts it back; all else is these two with another place
// at the far end. A field is called KEY-QUESTION, or KEY about who answers; KEY is its key in the file. A file is a stranger's: it
// becomes values and ticks, never markup. What is said stands at .said.

const form = document.getElementById("response");
const part = (name) => form.querySelector(`.${name}`);
const show = (name) => { part(name).hidden = false; };
const said = part("said"), file = part("file");
const { format, consultation, title, email, closes } = form.dataset;
const place = [format, consultation, form.dataset.reference].join("/");
let before; // what Undo brings back

const parts = (name) => /^(\w+)-?(.*)$/.exec(name);
const text = (value) => (typeof value === "string" ? value.replace(/\p{Cs}/gu, "") : ""); // no lone surrogates
const texts = (answer) => Object.values(Object(answer)).flat().filter(text);
const pieces = ({ answers }) => Object.values(Object(answers)).flatMap(texts).length;

function read() {
    const response = { format, consultation, reference: "", respondent: {}, answers: { __proto__: null } };
    for (const [name, value] of new FormData(form)) {
        const [, key, question] = parts(name);
        if (!value.trim()) continue;
        const answer = question ? response.answers[question] ??= {} : name === "reference" ? response : response.respondent;
        if (key === "choices") (answer.choices ??= []).push(value);
        else answer[key] = key === "amount" ? value.replace(/[£,\s]/g, "") : value;
    }
    return response;
}

function fill({ reference, respondent, answers }) {
    for (const field of form.querySelectorAll("[name]")) {
        const [, key, question] = parts(field.name);
        const value = Object(question ? Object(answers)[question] : { ...respondent, reference })[key];
        if (/radio|box/.test(field.type)) field.checked = [value].flat().includes(field.value);
        else field.value = text(value);
    }
    keep();
}

function keep() {
    for (const area of form.querySelectorAll("textarea")) area.nextElementSibling.textContent = area.value;
    const now = JSON.stringify(read());
    try {
        localStorage.setItem(place, now);
        if (now === blank) localStorage.removeItem(place);
    } catch {
        show("unkept");
    }
}

function say(words, name) {
    const count = Object.keys(read().answers).length;
    said.textContent = said.dataset[words].replace("{count}", count).replace("{name}", name);
}

function replace(response, words) {
    before = read();
    fill(response);
    show("undo");
    say(pieces(response) > pieces(read()) ? "partly" : words);
}

const actions = {
    save() {
        const response = { ...read(), saved: new Date().toISOString().replace(/\.\d+/, "") };
        const name = `${consultation}-${response.reference.replace(/[^\w-]+/g, "-") || "answers"}.json`;
        const href = URL.createObjectURL(new Blob([JSON.stringify(response, null, 2), "\n"]));
        Object.assign(document.createElement("a"), { href, download: name }).click();
        say("saved", name);
    },
    load: () => file.click(),
    print: () => print(),
    mail() {
        const { reference, respondent, answers } = read();
        const lines = texts({ reference, ...respondent });
        for (const box of form.querySelectorAll("[data-question]")) {
            const answer = texts(answers[box.dataset.question]);
            if (answer.length) lines.push("", box.querySelector(".asked-words").innerText, "", ...answer);
        }
        const body = lines.join("\n").replace(/\n/g, "\r\n");
        const address = `mailto:${email}?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(body)}`;
        if (address.length > 2000) return say("long"); // mail programs cut
        location.href = address;
        say("mailed");
    },
    clear: () => confirm(said.dataset.ask) && replace(JSON.parse(blank), "cleared"),
    undo: () => replace(before, "undone"),
};

form.addEventListener("click", ({ target }) => actions[target.dataset.do]?.());
form.addEventListener("input", keep);
file.addEventListener("change", async () => {
    const [chosen] = file.files;
    file.value = ""; // it may be chosen again
    if (chosen.size > 1e6) return say("large");
    const response = await chosen.text().then(JSON.parse).catch(() => null);
    if (response?.format !== format) return say("foreign");
    if (response.consultation !== consultation) return say("other");
    replace(response, "loaded");
});

form.reference.value = form.dataset.reference;
const blank = JSON.stringify(read());
try {
    const kept = JSON.parse(localStorage.getItem(place));
    if (kept) {
        fill(kept);
        show("kept");
    }
} catch {
    show("unkept");
}
if (new Date() > new Date(closes)) show("late");
for (const it of form.querySelectorAll("[data-script]")) it.hidden = !it.hidden;
