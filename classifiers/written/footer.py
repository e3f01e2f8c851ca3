"""Owns what stands around the sender's message: banners, sign-offs, name blocks, disclaimers, list footers."""

from __future__ import annotations

import re

from classifiers.gate import Sought, words_of

LONGEST_SIGNED_LINE = 120

_DELIMITER = re.compile(r"-- ?|—|__+|-{3,40}|~{3,40}|\*{3,40}|={3,40}")
_RULES = "-—_~*="
_MOBILE = re.compile(
    r"(?:sent|posted) (?:from|via|with|using) (?:my |the )?(?:iphone|ipad|android|samsung|galaxy|blackberry|"
    r"huawei|xiaomi|mobile|"
    r"phone|outlook|gmail|mail for windows|mail|yahoo|proton|hey|spark|superhuman|windows).{0,60}|"
    r"sent from my (?:[\w’'.-]{1,20} ){0,4}[\w’'.-]{1,20}|(?:get|download) outlook for .{0,40}|"
    r"von meinem .{0,40} gesendet|gesendet (?:von|mit|über) .{0,60}|"
    r"envoyé (?:de(?:puis)? |à partir de ).{0,60}|enviado (?:desde|do|de|a partir) .{0,60}|inviato da .{0,60}|"
    r"verzonden (?:vanaf|met) .{0,60}|skickat från .{0,60}|sendt fra .{0,60}|wysłane z .{0,60}",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"(?:(?:many |with many |with )?thanks(?: so much| very much| a lot| a million)?(?: again)?(?: and (?:kind |"
    r"best |warm )?(?:regards|wishes))?|"
    r"thank you(?: so much| very much)?(?: again)?(?: and (?:kind |best |warm )?(?:regards|wishes))?|"
    r"(?:with |my |our |the )?(?:very )?(?:kind|kindest|best|warm|warmest|many)(?: personal)? ?(?:regards|wishes)|"
    r"regards|"
    r"(?:all the )?best|all my best|best of luck(?: .{0,30})?|yours(?: (?:sincerely|truly|faithfully))?|"
    r"sincerely(?: yours)?|"
    r"(?:with )?(?:warmly|cheers|respectfully|cordially|gratefully)|warmest|take care|kindly|kr|br|rgds|"
    r"speak soon|talk soon|see you(?: soon)?|looking forward to (?:hearing|meeting|speaking)(?: (?:from|"
    r"with|to))?(?: you)?|"
    r"mit (?:freundlichen|besten|herzlichen|lieben|vielen) gr(?:ü|ue)(?:ß|ss)en|(?:freundliche|beste|liebe|"
    r"herzliche|viele|schöne) "
    r"gr(?:ü|ue)(?:ß|ss)e|mfg|vg|lg|bien cordialement|cordialement|bien à vous|(?:meilleures )?salutations.{0,20}|"
    r"(?:un cordial )?saludos?(?: cordiales)?|un saludo|atentamente|cordiali saluti|distinti saluti|cordialmente|"
    r"atenciosamente|com os melhores cumprimentos|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|"
    r"с (?:наилучшими пожеланиями|уважением)|з повагою|"
    r"(?:med )?v[äe]nlig(?:a)? h[äi]lsning(?:ar)?|mvh|med vennlig hilsen|z poważaniem|pozdrawiam)"
    r"(?:\s?[,.!;–—-]|(?= ?$))\s?(?P<name>.{0,60})",
    re.IGNORECASE,
)
_FOOTER = Sought(
    r"\bunsubscribe\b|\bopt[- ]out\b|you(?:'re| are| have)? receiv(?:ing|ed) this (?:e-?mail|message|notification|"
    r"because)|"
    r"(?:manage|update|change|edit) (?:your )?(?:e-?mail |notification |job alert )?(?:preferences|settings|"
    r"subscription|alerts)|"
    r"(?:this|the) (?:e-?mail|message|communication|transmission)(?: message)?(?:,? (?:and|including|"
    r"together with) .{0,60})? "
    r"(?:is|are|may be|may contain|contains?|was sent to|is intended)|"
    r"\bconfidential(?:ity)?\b.{0,60}\b(?:notice|intended|privileged|information|e-?mail)|(?:intended|"
    r"named) (?:recipient|addressee)|"
    r"intended (?:solely|only|exclusively) for|received this (?:e-?mail|message|communication|"
    r"transmission).{0,20} in error|"
    r"consider the environment|before printing|virus[- ]free|scanned (?:for|by) |"
    r"registered (?:in|office|company|number|address|charity)|company (?:registration )?(?:no|number)\b|"
    r"(?:©|\(c\)|copyright) ?\d{4}|all rights reserved|powered by \w+|\bview (?:this e-?mail )?in (?:your |"
    r"a )?browser|"
    r"amtsgericht|handelsregister|gesch(?:ä|ae)ftsf(?:ü|ue)hr|diese e-?mail .{0,40}vertraulich|"
    r"vertrauliche .{0,40}information|"
    r"ce (?:message|courriel) .{0,60}confidentiel|este (?:mensaje|correo) .{0,80}confidencial|"
    r"questo messaggio .{0,60}riservat",
    flags=re.IGNORECASE,
)
_BANNER = re.compile(
    r"(?:\[?(?:external|extern)(?: e-?mail| sender| message)?\]?[:! ]{0,4}$)|(?:\[?(?:caution|warning|achtung|"
    r"attention|external|be careful)\b"
    r".{0,60}(?:external|outside|extern|originat|sender|ausserhalb|außerhalb|extérieur))|"
    r"you don['’]t often get e-?mail from|this (?:e-?mail|message) (?:originated|came|"
    r"was sent) from (?:an external|outside)|"
    r"do not click (?:on )?(?:any )?links or open",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\+?\(?\d[\d ().\u00a0/-]{6,20}\d|https?://|www\.[a-z0-9]|[\w.+-]{1,60}@[\w-]{1,60}\.|\b(?:tel|phone|mobile|"
    r"cell|fax|direct|office)\s?[:.]\s?\S|\b[mtpew]\s?(?::\s?\S|\.\s?[+(\d])|"
    r"linkedin|twitter|\s[|•·]\s",
    re.IGNORECASE,
)
_DETAIL = re.compile(
    r"\b(?:date|time|when|where|location|venue|place|address|zoom|teams|meet(?:ing)?(?: id)?|passcode|pin|dial|"
    r"join|room|interviewers?|"
    r"duration|agenda|position|role|deadline|datum|uhrzeit|ort|wann|wo|link)\b.{0,30}:|\b\d{1,2}[:.]\d\d\b|"
    r"\b\d{1,2} ?[ap]\.?m\b|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"\b[A-Z]\.$")  # Ph.D., M.A.
_PARTICLES = {
    "de", "da", "van", "von", "der", "den", "la", "le", "di", "du", "bin", "and", "und", "et", "y", "&", "at", "the",
}  # fmt: skip
_MESSAGE = re.compile(
    r"\b(?:dear|hello|hi)\b|\b(?:your application|interview|position|role of|offer you)\b", re.IGNORECASE
)


def split_footer(lines: list[str]) -> tuple[list[str], list[str]]:
    """The sender's message and what is signature, banner or footer, from lines without quoted history."""
    top = _after_banner(lines)
    banner, rest = lines[:top], lines[top:]
    cut = _hard_end(rest)
    body, tail = rest[:cut], rest[cut:]
    body, footer = _split_at_footers(body)
    body, signed = _split_at_sign_off(body)
    body, card = _split_at_rule(body)
    body, block = _split_at_block(body)
    return body, [*banner, *block, *card, *signed, *footer, *tail]


def _after_banner(lines: list[str]) -> int:
    """The first line after a "this mail came from outside" box in the first few lines."""
    end = 0
    for start, stop in _paragraphs(lines[:12]):
        text = " ".join(lines[start:stop])[:600]
        if start > end + 3 or len(text) > 500 or not _BANNER.match(text.strip(" *-_=[")):
            break
        end = stop
    return end


def _hard_end(lines: list[str]) -> int:
    """Where "-- " (RFC 3676 section 4.3) or a mobile footer ends the message."""
    seen = False
    for index, line in enumerate(lines):
        short = line.strip() if len(line) <= 100 else ""
        if seen and short.startswith("___") and "mailing list" in " ".join(lines[index + 1 : index + 3])[:300]:
            return index
        if seen and short and (line == "-- " or _is_mobile(short)):
            return index
        seen = seen or bool(line.strip())
    return len(lines)


def _is_mobile(line: str) -> bool:
    return line[0] in "SsPpGgDdVvEeIiWw" and _MOBILE.fullmatch(line.rstrip(".")) is not None


def _paragraphs(lines: list[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = -1
    for index, line in enumerate([*lines, ""]):
        if line.strip() and not _is_rule(line.strip()):
            start = index if start < 0 else start
        elif start >= 0:
            found.append((start, index))
            start = -1
    return found


def _split_at_footers(lines: list[str]) -> tuple[list[str], list[str]]:
    """Disclaimers and list footers, from the end upwards; short lines between two of them go along."""
    cut = len(lines)
    shorts = 0
    for start, stop in reversed(_paragraphs(lines)):
        text = " ".join(lines[start:stop])[:3000]
        if start > 0 and _FOOTER.found(text, words_of(text.lower())) and not _is_message(text):
            cut, shorts = start, 0
        elif shorts < 3 and len(text) < 80 and cut < len(lines) + 1:
            shorts += 1
        else:
            break
    if sum(len(line) for line in lines[:cut]) < 40 < 5 * 40 < sum(len(line) for line in lines[cut:]):
        return lines, []  # nearly nothing would be left: that was the message
    return lines[:cut], lines[cut:]


def _is_message(text: str) -> bool:
    """A paragraph that greets, or speaks of the application, is no footer whatever else it says."""
    return _MESSAGE.search(text[:400]) is not None


def _split_at_sign_off(lines: list[str]) -> tuple[list[str], list[str]]:
    """From the last sign-off on: its name block goes, later prose (a postscript) stays with the message."""
    at = _sign_off(lines)
    if at is None:
        return lines, []
    rest = lines[at + 1 :]
    signed, kept = lines[at : at + 1], list[str]()
    for number, (start, stop) in enumerate(_paragraphs(rest)):
        paragraph = rest[start:stop]
        end = next((n for n, line in enumerate(paragraph) if not _is_block_line(line)), stop - start)
        if number == 0 and lines[at].strip() == "--":
            end = stop - start
        elif number > 0 and end < stop - start:
            end = 0
        signed += paragraph[:end]
        kept += ["", *paragraph[end:]] if paragraph[end:] else []
    return [*lines[:at], *kept], signed


def _sign_off(lines: list[str]) -> int | None:
    for index in range(len(lines) - 1, max(-1, len(lines) - 40), -1):
        line = lines[index].strip()
        if 0 < len(line) <= 80 and _signs_off(line) and not _is_item(lines, index):
            return index if index > 0 and any(other.strip() for other in lines[:index]) else None
    return None


def _is_item(lines: list[str], index: int) -> bool:
    """A dashed line between others is one of a list, and no name."""
    mark = lines[index].strip()[:1]
    around = [lines[at].strip() for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    return mark in "-–—~" and any(other[:1] == mark and other.strip("-–—~") for other in around)


def _signs_off(line: str) -> bool:
    if line == "--":  # the delimiter with its space lost, but also a mere line before more text
        return True
    if line[0] in "-–—~" and line.lstrip("-–—~ ")[:1].isupper():
        return len(line.split()) <= 4 and _is_name(line.lstrip("-–—~ "))
    hit = _SIGN_OFF.fullmatch(line)
    return hit is not None and _is_name(hit["name"])


def _is_name(text: str) -> bool:
    words = text.strip(" .!,").split()
    return (
        len(words) <= 4 and all(word[0].isupper() or word in _PARTICLES for word in words) and not _DETAIL.search(text)
    )


def _is_block_line(line: str) -> bool:
    """A line of a name block: a name, a title, a way to reach them; no sentence, and nothing about when and where."""
    text = line.strip()[: LONGEST_SIGNED_LINE + 1]
    if not text:
        return True
    if len(text) > LONGEST_SIGNED_LINE or _DETAIL.search(text):
        return False
    if _CONTACT.search(text):
        return len(text.split()) <= 12
    words = text.split()
    if len(words) > 9 or (len(words) > 3 and text[-1] in ".!?:" and not _INITIAL.search(text)):
        return False
    large = sum(1 for word in words if not word[0].islower())
    return len(words) <= 1 or 2 * large >= len(words)


def _split_at_rule(lines: list[str]) -> tuple[list[str], list[str]]:
    """A rule of dashes with nothing below it but a card: a name and at least two ways to reach it."""
    rules = (at for at in range(len(lines) - 1, max(0, len(lines) - 30), -1) if _is_rule(lines[at].strip()))
    at = next(rules, None)
    if at is None or not any(line.strip() for line in lines[:at]):
        return lines, []
    below = [line.strip() for line in lines[at + 1 :] if line.strip()]
    contacts = sum(1 for line in below if _CONTACT.search(line[:LONGEST_SIGNED_LINE]))
    if contacts < 2 or _CONTACT.search(below[0]) or not all(_is_block_line(line) for line in below):
        return lines, []
    return lines[:at], lines[at:]


def _is_rule(line: str) -> bool:
    return 0 < len(line) < 60 and line[0] in _RULES and _DELIMITER.fullmatch(line) is not None


def _split_at_block(lines: list[str]) -> tuple[list[str], list[str]]:
    """A last paragraph of two lines or more that is nothing but a name and ways to reach it."""
    paragraphs = _paragraphs(lines)
    if len(paragraphs) < 2:
        return lines, []
    start, stop = paragraphs[-1]
    block = [line.strip() for line in lines[start:stop]]
    if not 2 <= len(block) <= 12 or not all(_is_block_line(line) for line in block):
        return lines, []
    if not any(_CONTACT.search(line[:LONGEST_SIGNED_LINE]) for line in block):
        return lines, []
    sentence = block[0][-1:] in ".:?" and not _INITIAL.search(block[0])
    if _CONTACT.search(block[0]) or sentence or block[0][:1] in "-*•":
        return lines, []
    return lines[:start], lines[start:]
