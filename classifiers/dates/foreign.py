"""Owns the plain dates of German, French and Spanish absence notes, put into English words before they are read."""

from __future__ import annotations

import re

_MONTHS = (
    "january januar jänner janvier enero|february februar février fevrier febrero|march märz maerz mars "
    "marzo|april avril abril|may mai mayo|june juni juin junio|july juli juillet julio|august août aout "
    "agosto|september septembre septiembre setiembre|october oktober octobre octubre|november novembre "
    "noviembre|december dezember décembre decembre diciembre"
)
_DAYS = (
    "monday montag lundi lunes|tuesday dienstag mardi martes|wednesday mittwoch mercredi miércoles miercoles|"
    "thursday donnerstag jeudi jueves|friday freitag vendredi viernes|saturday samstag sonnabend samedi sábado sabado|"
    "sunday sonntag dimanche domingo"
)
_WORDS: dict[str, str] = {}
for _line in (*_MONTHS.split("|"), *_DAYS.split("|")):
    _english, *_others = _line.split()
    _WORDS.update(dict.fromkeys(_others, _english))
_BACK_ON = (
    r"(?:ab (?:dem )?|am )(?=\S+)(?P<d>[^.\n]{3,40}?) (?:bin ich |wieder |ich bin ){1,3}"
    r"(?:zurück|erreichbar|im büro|da|für sie da)"
)
# In order: what is read first takes its words from what follows.
_PHRASES: tuple[tuple[str, str], ...] = (
    (_BACK_ON, r"back on \g<d>"),
    (r"wieder ab(?: dem)?|wieder am", "back on"),
    (r"wieder (?:erreichbar|im büro|im haus|da|zurück|verfügbar)|zurück(?:kehren|kommen|gekehrt)?", "back"),
    (r"rückkehr", "return"),
    (r"de retour|mon retour|je reviens|reviendrai|serai de retour|joignable à partir|à nouveau disponible", "back"),
    (r"estaré de vuelta|de vuelta|de regreso|regreso|regresaré|volveré|vuelvo|vuelta|(?:me )?reincorpor[oé]", "back"),
    (r"bis einschließlich|bis einschliesslich|bis inkl\.?|bis einschl\.?", "through"),
    (r"bis zum|bis", "until"),
    (r"nicht im (?:büro|haus)|abwesend|außer haus|ausser haus|im urlaub|urlaub|nicht erreichbar", "out of office"),
    (r"abwesenheit|auf reisen|dienstreise", "out of office"),
    (r"absente?(?: du bureau)?|en congés?|en vacances|en déplacement|indisponible|congé maternité", "out of office"),
    (r"fuera de la oficina|de vacaciones|ausente|de baja|no estaré disponible|vacaciones", "out of office"),
    (r"jusqu['’]au|jusqu['’]à|inclus|jusque|hasta el|hasta", "until"),
    (r"vom|von|du|à partir du|à compter du|desde el|desde|del", "from"),
    (r"zum|au|al", "to"),
    (r"ab dem|ab|am|a partir del", "on"),
    (r"le|el|den|dem|der", " "),
    (r"morgen|demain|mañana", "tomorrow"),
    (r"nächste woche|la semaine prochaine|la próxima semana", "next week"),
    (r"1er", "1"),
    (r"und|et", "and"),
)
_COMPILED = [(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), replacement) for pattern, replacement in _PHRASES]
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile(
    r"(?<!\w)(?:ich|bin|nicht|bis zum|abwesend|urlaub|vom|zurück|je|suis|absente?|jusqu|congés?|retour|bureau|estoy|"
    r"estaré|hasta|fuera|oficina|vacaciones|vuelta|regreso|büro|wieder|sein|werde|ausente)(?!\w)"
)
_ENGLISH = "january|february|march|april|may|june|july|august|september|october|november|december"
_DOTTED_DAY = re.compile(rf"(?<!\d)(\d{{1,2}})\.\s?(?=(?:{_ENGLISH}))")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}\b|\d\d\b)?")
_OF = re.compile(rf"(?<=\w) del? (?=(?:{_ENGLISH}|\d{{4}})\b)")


def in_english(text: str) -> str:
    """The text with German, French or Spanish date words replaced; an English text is returned as it is."""
    lowered = text[:20_000].lower()
    return translated(lowered) if _FOREIGN.search(lowered) else text


def translated(lowered: str) -> str:
    """A foreign text in lower case with its date words in English."""
    lowered = _WORD.sub(lambda match: _WORDS.get(match.group(), match.group()), lowered)
    lowered = _DOTTED_DAY.sub(r"\1 ", lowered)
    lowered = _DOTTED.sub(lambda m: f"{m[1]}/{m[2]}" + (f"/{m[3]}" if m[3] else " "), lowered)
    lowered = _OF.sub(" ", lowered)
    for pattern, replacement in _COMPILED:
        lowered = pattern.sub(replacement, lowered)
    return lowered
