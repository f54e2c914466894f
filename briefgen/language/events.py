"""The words of timelines and of tables of events, by language; English where a language has none."""

from __future__ import annotations

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "timeline": "Timeline of {count} events from {first} to {last}",
        "one event": "Timeline of one event on {first}",
        "date": "date",
        "place": "place",
        "type": "type",
        "subtype": "kind",
        "actors": "who",
        "country": "country",
        "admin1": "province",
        "admin2": "district",
        "killed": "killed",
        "injured": "injured",
        "summary": "what happened",
        "events": "events",
        "total": "Total",
        "not known": "– not known.",
        "signs": "≥ at least, ≤ at most.",
        "more": "{count} more are not listed.",
    },
    "de": {
        "timeline": "Zeitleiste mit {count} Ereignissen vom {first} bis {last}",
        "one event": "Zeitleiste mit einem Ereignis am {first}",
        "date": "Datum",
        "place": "Ort",
        "type": "Art",
        "subtype": "Unterart",
        "actors": "Wer",
        "country": "Land",
        "admin1": "Provinz",
        "admin2": "Bezirk",
        "killed": "Getötete",
        "injured": "Verletzte",
        "summary": "Was geschah",
        "events": "Ereignisse",
        "total": "Summe",
        "not known": "– nicht bekannt.",
        "signs": "≥ mindestens, ≤ höchstens.",
        "more": "{count} weitere sind nicht aufgeführt.",
    },
    "fr": {
        "timeline": "Chronologie de {count} événements, du {first} au {last}",
        "one event": "Chronologie d’un événement, le {first}",
        "date": "date",
        "place": "lieu",
        "type": "nature",
        "subtype": "sous-type",
        "actors": "acteurs",
        "country": "pays",
        "admin1": "province",
        "admin2": "district",
        "killed": "tués",
        "injured": "blessés",
        "summary": "faits",
        "events": "événements",
        "total": "Total",
        "not known": "– inconnu.",
        "signs": "≥ au moins, ≤ au plus.",
        "more": "{count} autres ne figurent pas ici.",
    },
}


def event_word(name: str, language: str) -> str | None:
    """A wording in a language (a BCP 47 tag), in English where that has none; None where there is no such word."""
    return (_WORDS.get(language.split("-")[0].lower()) or _WORDS["en"]).get(name)
