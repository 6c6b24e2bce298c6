// One imagined person's best way to help with a need, by the rules of the app: fewest links, then fewest unknown waits,
// then the shortest wait, then the first by id, which is the order of the partners.

// Why a partner does not take this person; empty where it does. What it has not said keeps nobody out.
function shutTo(map, partner, person) {
  const { age, group, area } = person;
  const { ages, groups, areas } = partner;
  if (age !== null && ages && !((ages[0] ?? age) <= age && age <= (ages[1] ?? age))) return `Takes people ${taken(ages)}.`;
  if (groups?.length && !groups.includes(group)) return `Only for ${listed(groups.map((one) => map.groups[one].said))}.`;
  const here = area === null || !areas || map.areas[area].around.some((one) => areas.includes(one));
  return here ? partner.never : `Does not take people from ${map.areas[area].name}.`;
}

function taken([start, end]) {
  if (start === null) return end === null ? "of any age" : `up to ${end}`;
  return end === null ? `from ${start}` : `aged ${start} to ${end}`;
}

function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function plural(number, one) {
  return `${number} ${one}${number === 1 ? "" : "s"}`;
}

// To the nearest whole number, halves to the even one.
function rounded(number) {
  const whole = Math.round(number);
  return whole - number === 0.5 && whole % 2 ? whole - 1 : whole;
}

// The links that this person can use for the need: source, then target, to the wait in days (null: not known).
function usable(map, person, open) {
  const links = new Map();
  for (const [source, target, needs, days] of map.links) {
    if (!open[source] || !open[target] || (needs && !needs.includes(person.need))) continue;
    if (!links.has(source)) links.set(source, new Map());
    const said = links.get(source).get(target) ?? null;
    links.get(source).set(target, said === null ? days : days === null ? said : Math.min(said, days));
  }
  for (const onward of links.values()) {
    for (const [target, days] of onward) onward.set(target, days ?? map.partners[target].wait);
  }
  return links;
}

// How many links each partner is from the nearest service.
function stepsToHelp(links, services) {
  const before = new Map();
  for (const [source, onward] of links) {
    for (const target of onward.keys()) before.set(target, [...(before.get(target) ?? []), source]);
  }
  const steps = new Map(services.map((one) => [one, 0]));
  const waiting = [...services];
  for (const here of waiting) {
    for (const there of before.get(here) ?? []) {
      if (steps.has(there)) continue;
      steps.set(there, steps.get(here) + 1);
      waiting.push(there);
    }
  }
  return steps;
}

function earlier(one, other) {
  for (const field of ["unknown", "wait"]) if (one[field] !== other[field]) return one[field] - other[field];
  for (let at = 0; at < one.path.length; at += 1) if (one.path[at] !== other.path[at]) return one.path[at] - other.path[at];
  return 0;
}

function wayOf(path, links) {
  const days = path.slice(1).map((there, at) => links.get(path[at]).get(there));
  const known = days.filter((one) => one !== null);
  return { path, days, unknown: days.length - known.length, wait: known.reduce((sum, one) => sum + one, 0) };
}

// The best way, or null; and the services for the need that do not take this person, with why.
function reach(map, person) {
  const why = map.partners.map((partner) => shutTo(map, partner, person));
  const helps = map.partners.map((partner) => Boolean(partner.needs?.includes(person.need)));
  const all = [...map.partners.keys()];
  const links = usable(map, person, why.map((one) => one === ""));
  const steps = stepsToHelp(links, all.filter((one) => helps[one] && !why[one]));
  const ways = new Map();
  for (const here of [...steps.keys()].sort((one, other) => steps.get(one) - steps.get(other))) {
    const onward = [...(links.get(here)?.keys() ?? [])].filter((there) => steps.get(there) === steps.get(here) - 1);
    const paths = onward.length ? onward.map((there) => [here, ...ways.get(there).path]) : [[here]];
    ways.set(here, paths.map((path) => wayOf(path, links)).sort(earlier)[0]);
  }
  const entries = all.filter((one) => ways.has(one) && map.partners[one].stages.includes(person.stage));
  const best = entries
    .map((one) => ways.get(one))
    .sort((one, other) => one.path.length - other.path.length || earlier(one, other))[0];
  return { way: best ?? null, shut: all.filter((one) => helps[one] && why[one]).map((one) => ({ partner: one, why: why[one] })) };
}

// `Help with housing is 2 steps away, about 9 days.`
function wayInWords(map, person, way) {
  const need = map.needs[person.need].said;
  if (!way) return `No way to help with ${need} is recorded on this map.`;
  if (way.path.length === 1) return `Help with ${need} is at the first door.`;
  const about = way.unknown || !way.wait ? "" : `, about ${plural(rounded(way.wait), "day")}`;
  return `Help with ${need} is ${plural(way.path.length - 1, "step")} away${about}.`;
}
