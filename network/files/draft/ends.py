"""Which partner a name at the end of a link means: found for certain, to be asked, or not on the list."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from network.errors import Choice
from network.files.draft.draft import DraftLink, DraftPartner, Log
from network.model import Partner
from network.names import candidates, match_key
from network.recognised import PutOnList, SameAs

__all__ = ["Ends"]

MOST_ASKED = 300  # unknown names for which likely partners are looked up; each takes a comparison with every partner


class Ends:
    """Finds partners by id, name, short name and other spellings, in this order."""

    def __init__(self, partners: Sequence[Partner], same: Iterable[SameAs], *, listed: bool) -> None:
        self.listed = listed
        self.added: list[DraftPartner] = []
        self._names = {partner.id: partner.name for partner in partners}
        self._by: list[dict[str, list[str]]] = [defaultdict(list) for _ in range(3)]
        for partner in partners:
            self._by[0][match_key(partner.id)].append(partner.id)
            self._by[1][match_key(partner.name)].append(partner.id)
            for other in (partner.short, *partner.aka):
                if other and partner.id not in self._by[2][match_key(other)]:
                    self._by[2][match_key(other)].append(partner.id)
        self._same = {match_key(choice.name): choice.partner for choice in same}
        self._said: dict[str, tuple[Choice, ...]] = {}

    def of(self, link: DraftLink, log: Log) -> tuple[str, str] | None:
        """The ids of both ends; None when the link must be left out, which is then said."""
        source = self._find(link.source, link.source_name, "from", link, log)
        target = self._find(link.target, link.target_name, "to", link, log)
        return (source, target) if source is not None and target is not None else None

    def meant(self, text: str) -> str:
        """The id that a name was said to be another spelling of; any other text as it is."""
        return self._same.get(match_key(text), text)

    def _find(self, text: str, name: str, side: str, link: DraftLink, log: Log) -> str | None:
        text = self.meant(text)
        if text in self._names:
            return text
        for words in filter(None, (text, name)):
            ids = self._ids(words)
            if len(ids) == 1:
                return ids[0]
            if len(ids) > 1:
                self._say_several(words, ids, link, log)
                return None
        if not self.listed:
            return self._add(text, name, side, link)
        self._say_unknown(name or text, link, log)
        return None

    def _ids(self, text: str) -> list[str]:
        key = match_key(text)
        return next((found[key] for found in self._by if found.get(key)), [])

    def _add(self, text: str, name: str, side: str, link: DraftLink) -> str:
        known = {
            field: link.fields[f"{side}_{field}"] for field in ("sector", "area") if f"{side}_{field}" in link.fields
        }
        self.added.append(DraftPartner(link.where, {"partner_id": text, "name": name or text} | known))
        self._names[text] = name or text
        self._by[0][match_key(text)].append(text)
        if name and match_key(name) not in self._by[1]:
            self._by[1][match_key(name)].append(text)
        return text

    def _say_several(self, text: str, ids: Sequence[str], link: DraftLink, log: Log) -> None:
        choices = [Choice(f'It is "{self._names[one]}" ({one})', SameAs(text, one)) for one in ids]
        names = " and ".join(f'"{one}"' for one in ids)
        log.warn(
            link.where,
            f'"{text}" may be the partner {names}. The link was left out.',
            "Write the id of the one you mean.",
            choices,
        )

    def _say_unknown(self, text: str, link: DraftLink, log: Log) -> None:
        if text not in self._said:
            self._said[text] = self._choices(text) if len(self._said) < MOST_ASKED else ()
        choices = self._said[text]
        likely = [self._names[choice.correction.partner] for choice in choices if isinstance(choice.correction, SameAs)]
        what = f'A link names "{text}", which is not in your partner list. It was left out.'
        fix = "Add it to the list or change the link."
        if len(likely) == 1:
            fix = f'Did you mean "{likely[0]}"? {fix}'
        elif likely:
            fix = f"Which of these is it: {', '.join(likely)}? {fix}"
        log.warn(link.where, what, fix, (*choices, Choice(f'Add "{text}" to the partners', PutOnList(text))))

    def _choices(self, text: str) -> tuple[Choice, ...]:
        ids = {name: one for one, name in reversed(self._names.items())}
        near = list(candidates(text, list(ids)))
        by_id = [one for one in candidates(text, list(self._names)) if self._names[one] not in near]
        found = [*(ids[name] for name in near), *by_id]
        return tuple(Choice(f'It is "{self._names[one]}"', SameAs(text, one)) for one in dict.fromkeys(found))
