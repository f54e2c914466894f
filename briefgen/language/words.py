"""The few words that the program prints by itself, by language. All others that are printed stand in templates."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "and": "and",
        "comma": ", ",
        "at least": "at least {}",
        "at most": "at most {}",
        "estimate": "{} ({})",
        "up": "Up",
        "down": "Down",
        "same": "Unchanged",
        "draft": "Draft",
        "review": "For review",
        "corrected": "Corrected",
        "withdrawn": "Withdrawn",
        "embargo": "Embargoed until {}",
    },
    "fr": {
        "up": "En hausse",
        "down": "En baisse",
        "same": "Inchangé",
        "draft": "Projet",
        "review": "En relecture",
        "corrected": "Corrigé",
        "withdrawn": "Retiré",
        "embargo": "Sous embargo jusqu’au {}",
    },
    "de": {
        "up": "Gestiegen",
        "down": "Gesunken",
        "same": "Unverändert",
        "draft": "Entwurf",
        "review": "Zur Prüfung",
        "corrected": "Berichtigt",
        "withdrawn": "Zurückgezogen",
        "embargo": "Sperrfrist bis {}",
    },
    "es": {
        "up": "Al alza",
        "down": "A la baja",
        "same": "Sin cambios",
        "draft": "Borrador",
        "review": "En revisión",
        "corrected": "Corregido",
        "withdrawn": "Retirado",
        "embargo": "Embargado hasta el {}",
    },
    "ar": {
        "comma": "، ",
        "up": "ارتفاع",
        "down": "انخفاض",
        "same": "دون تغيير",
        "draft": "مسودة",
        "review": "للمراجعة",
        "corrected": "مصحّح",
        "withdrawn": "مسحوب",
        "embargo": "محظور النشر حتى {}",
    },
    "ur": {
        "comma": "، ",
        "up": "اضافہ",
        "down": "کمی",
        "same": "کوئی تبدیلی نہیں",
        "draft": "مسودہ",
        "review": "برائے نظرثانی",
        "corrected": "تصحیح شدہ",
        "withdrawn": "واپس لیا گیا",
        "embargo": "{} تک اشاعت ممنوع",
    },
}
STANDING = ("draft", "review", "corrected", "withdrawn", "embargo")
"""What papers say of their own standing, which templates may print too."""


def word(name: str, language: str) -> str:
    """The wording in a language (a BCP 47 tag); English where the table hasn't got it."""
    return WORDS.get(language.split("-")[0].lower(), {}).get(name) or WORDS["en"][name]
