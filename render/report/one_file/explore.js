// What the page offers beyond reading: an answer on the map, one partner, one person's way.

const at = (id) => document.getElementById(id);

function made(tag, words = "", look = "") {
  const element = document.createElement(tag);
  element.textContent = words;
  if (look) element.className = look;
  return element;
}

function fill(select, names, first = null) {
  if (first !== null) select.append(new Option(first, ""));
  names.forEach((name, place) => select.append(new Option(name, String(place))));
}

const chosenIn = (id) => (at(id).value === "" ? null : Number(at(id).value));

// On an illustrative map every sentence says so.
const marked = (words) => (map.illustrative ? `Illustrative: ${words}` : words);

function show(element, ...parts) {
  element.replaceChildren(...parts);
  element.hidden = parts.length === 0;
}

function say(words) {
  at("told").textContent = words;
}

// Only one of the three is looked at; the others go back to nothing chosen.
function leaveOthers(kept) {
  for (const id of ["bring", "partner", "whom"]) if (id !== kept && at(id)) at(id).value = "";
  if (kept !== "partner") show(at("panel"));
  if (kept !== "whom" && at("walk")) {
    show(at("way"));
    at("describe").hidden = true;
  }
  asItIs();
  say("");
}

// --- An answer
function showLens() {
  leaveOthers("bring");
  const lens = map.lenses[chosenIn("bring")];
  if (!lens) return;
  bringOut(lens);
  say([lens.sentence, lens.instead].filter(Boolean).join(" "));
}

// --- A partner
function neighboursOf(partner) {
  const about = map.partners[partner];
  return [...new Set([...about.senders, ...about.onward, ...about.other].map(([other]) => other))];
}

function rows(title, links) {
  if (!links.length) return [];
  const list = made("ul", "", "links");
  for (const [other, words] of links) {
    const item = made("li");
    const choose = made("button", map.partners[other].name);
    choose.type = "button";
    choose.addEventListener("click", () => choosePartner(other));
    item.append(choose, words ? ` ${words}` : "");
    list.append(item);
  }
  return [made("h4", title), list];
}

function showPartner() {
  leaveOthers("partner");
  const partner = chosenIn("partner");
  if (partner === null) return;
  const about = map.partners[partner];
  const others = neighboursOf(partner);
  bringOut({ partners: [partner, ...others], links: others.map((other) => [partner, other]), chosen: partner });
  for (const other of others) for (const line of linesBetween(partner, other)) line.classList.add("lit");
  const facts = made("dl");
  for (const [label, words] of about.facts) facts.append(made("dt", label), made("dd", words));
  show(
    at("panel"),
    made("h3", about.name),
    made("p", about.where, "quiet"),
    made("p", marked(about.sentence)),
    ...(about.hangs ? [made("p", about.hangs)] : []),
    facts,
    ...rows("Who sends people here", about.senders),
    ...rows("Where people go next", about.onward),
    ...rows("Other ties", about.other),
  );
  say(`${about.name} is brought out on the map, with those it is linked with.`);
}

function choosePartner(partner) {
  at("partner").value = String(partner);
  showPartner();
  if (innerWidth < 1000) at("panel").scrollIntoView({ block: "start" });
}

const folded = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// The partners whose name has these letters; those that begin with them first.
function named(letters) {
  const wanted = folded(letters.trim());
  const found = [...map.partners.keys()].filter((one) => folded(map.partners[one].called).includes(wanted));
  return wanted ? found.sort((one, other) => starts(other, wanted) - starts(one, wanted)) : [];
}

const starts = (partner, wanted) => Number(folded(map.partners[partner].name).startsWith(wanted));

function search() {
  const letters = at("find").value;
  const found = named(letters);
  const first = found.slice(0, 8).map((one) => {
    const choose = made("button", map.partners[one].name);
    choose.type = "button";
    choose.addEventListener("click", () => {
      show(at("found"));
      at("find").value = "";
      choosePartner(one);
      at("partner").focus({ preventScroll: true });
    });
    const item = made("li");
    item.append(choose);
    return item;
  });
  show(at("found"), ...first);
  const none = `No partner on this map is called “${letters.trim()}”.`;
  at("how-many").textContent = !letters.trim() ? "" : found.length ? `${plural(found.length, "partner")} found.` : none;
}

// --- A person's way
function stop(mark, name, words, when, look) {
  const item = made("li", "", look);
  const text = made("div");
  text.append(made("strong", `${name}.`), ` ${words}`);
  item.append(made("span", mark, "mark"), text, made("span", when, "when"));
  return item;
}

function told(story) {
  const list = made("ol", "", "stops");
  for (const one of story.stops) {
    const words = one.sole ? `${one.words} The only recorded way through.` : one.words;
    const mark = { step: String(one.number), shut: "✕", "not known": "?" }[one.kind];
    list.append(stop(mark, one.name, words, [one.time, one.wait].filter(Boolean).join(", "), one.kind.replace(" ", "-")));
  }
  const more = (title, lines) => (lines.length ? [made("h5", title), listOf(lines)] : []);
  return [
    made("h4", marked(`Help with ${story.need}: ${story.verdict}.`)),
    list,
    ...(story.sums ? [made("p", story.sums)] : []),
    ...more("Other ways to this help", story.others),
    ...more("Other closed doors", story.doors),
  ];
}

function listOf(lines) {
  const list = made("ul");
  list.append(...lines.map((line) => made("li", line)));
  return list;
}

function onTheWay(paths) {
  const links = paths.flatMap((path) => path.slice(1).map((there, place) => [path[place], there]));
  bringOut({ partners: paths.flat(), links });
}

function showPreset(person) {
  onTheWay(person.stories.flatMap((story) => (story.path.length ? [story.path] : [])));
  const nobody = person.stories.some((story) => !story.path.length);
  show(at("way"), made("h3", person.said), ...person.stories.flatMap(told), ...closing(nobody));
}

function closing(nobody) {
  const turn = nobody && map.helpNow ? [made("p", `Where to turn now: ${map.helpNow}`)] : [];
  return [...turn, made("p", map.planning, "quiet")];
}

function described() {
  const age = at("age").value.trim();
  return {
    need: chosenIn("need"),
    stage: chosenIn("stage"),
    area: at("area") && chosenIn("area"),
    group: at("group") && chosenIn("group"),
    age: /^\d{1,3}$/.test(age) ? Number(age) : null,
  };
}

function showDescribed() {
  const person = described();
  const { way, shut } = reach(map, person);
  onTheWay(way ? [way.path] : []);
  const list = made("ol", "", "stops");
  way?.path.forEach((partner, place) => list.append(step(person, way, partner, place)));
  const doors = shut.map(({ partner, why }) => `${map.partners[partner].name}: ${why}`);
  const silent = made("p", "What nobody has told us is not on the map: not recorded does not mean not there.", "quiet");
  show(
    at("way"),
    made("h3", marked(wayInWords(map, person, way))),
    ...(way ? [list] : [silent]),
    ...(doors.length ? [made("h4", "Services that do not take this person"), listOf(doors)] : []),
    made("p", "No hour is asked here: a door that is shut at night counts as open.", "quiet"),
    ...closing(!way),
  );
}

function step(person, way, partner, place) {
  const days = way.days[place - 1];
  const seen = rounded(days) ? `seen ${plural(rounded(days), "day")} after referral` : "seen within a day";
  const wait = place === 0 ? "" : days === null ? "wait not known" : seen;
  const again = place > 0 && !sharing.has([way.path[place - 1], partner].sort((one, other) => one - other).join());
  const last = place === way.path.length - 1;
  const words = [
    place === 0 ? `${map.stages[person.stage].name}.` : "",
    last ? `Helps with ${map.needs[person.need].said}.` : "",
    again ? "The story is told again." : "",
  ];
  return stop(String(place + 1), map.partners[partner].name, words.filter(Boolean).join(" "), wait, "step");
}

function showWay() {
  leaveOthers("whom");
  const whom = at("whom").value;
  at("describe").hidden = whom !== "somebody";
  if (whom === "somebody") showDescribed();
  else if (whom !== "") showPreset(map.people[Number(whom)]);
}

// --- The start
const map = JSON.parse(at("data").textContent);
const sharing = new Set(map.sharing.map((pair) => pair.join()));

function begin() {
  for (const part of document.querySelectorAll(".live")) part.hidden = false;
  fill(at("bring"), map.lenses.map((lens) => lens.heading), "The map as it is");
  at("bring").addEventListener("change", showLens);
  const order = [...map.partners.keys()].sort((one, other) => map.partners[one].name.localeCompare(map.partners[other].name, "en"));
  at("partner").append(new Option("Nobody chosen", ""), ...order.map((one) => new Option(map.partners[one].name, String(one))));
  at("partner").addEventListener("change", showPartner);
  at("find").addEventListener("input", search);
  at("find").addEventListener("keydown", (event) => {
    if (event.key === "Enter") at("found").querySelector("button")?.click();
  });
  map.partners.forEach((partner, place) => shapeOf(place)?.addEventListener("click", () => choosePartner(place)));
  if (at("walk")) beginWalk();
}

function beginWalk() {
  fill(at("whom"), map.people.map((person) => person.name), "Nobody chosen");
  at("whom").append(new Option("Somebody described here", "somebody"));
  fill(at("need"), map.needs.map((need) => need.name));
  fill(at("stage"), map.stages.map((stage) => stage.name));
  if (at("area")) {
    const homes = [...map.areas.keys()].filter((one) => map.areas[one].home);
    at("area").append(new Option("Anywhere", ""), ...homes.map((one) => new Option(map.areas[one].name, String(one))));
  }
  if (at("group")) fill(at("group"), map.groups.map((group) => group.name), "No group");
  at("whom").addEventListener("change", showWay);
  for (const field of at("describe").querySelectorAll("select, input")) field.addEventListener("input", showWay);
}

if (drawing) begin();
