"""Owns where quoted history and forwarded mail begin, in the ways mail programs of the world mark them."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_LINE = 400

_VERB = (
    r"wrote|writes|has written|schrieb|hat geschrieben|a [ée]crit|escribi[óo]|ha escrito|ha scritto|scrisse|escreveu|"
    r"schreef|heeft geschreven|skrev|kirjoitti|napisa[łl](?:\(a\))?|napsal(?:\(a\))?|p[íi][šs]e|írta|yazd[ıi]|"
    r"a scris|"
    r"έγραψε|написала?|пишет|пише|schrijft|menulis|đã viết|写道|寫道|書きました|작성"
)
_STARTER = (
    r"on|am|le|el|il|op|em|den|dne|dnia|w dniu|pada|vào|în|στις|a|"
    r"mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,4}[-./年 ]"
)
_SAID = (
    "wrote", "writes", "written", "schr", "crit", "scri", "screveu", "skr", "kirjoitti", "napisa", "napsal", "píše",
    "pise", "piše", "írta", "yazd", "έγραψε", "написал", "пише", "menulis", "viết", "写道", "寫道", "書きました",
    "작성", "quoting", "citando", "zitat",
)  # fmt: skip
_ATTRIBUTION = re.compile(
    rf"(?:-{{1,5}} ?)?(?:(?:{_STARTER})\b.{{0,300}}(?:{_VERB})\b.{{0,200}}|"
    rf".{{0,160}}[<(\[]\S{{1,100}}@\S{{1,160}} ?(?:{_VERB}).{{0,80}}|"
    rf"\d{{4}}[-/.年].{{4,100}}<\S{{1,100}}@\S{{1,160}}>|(?:quoting|citando|zitat von) .{{2,160}}) ?[:：]",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"(?:[-_*=>~ ]{2,60}|begin(?: of)? )(?:(?:original )?forwarded (?:message|mail|by\b.{0,120})|"
    r"weitergeleitete nachricht|"
    r"message transf[ée]r[ée]|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht|"
    r"videresendt (?:melding|meddelelse)|vidarebefordrat meddelande|"
    r"forwarded message from .{0,120})(?:[-_*=~: ]{0,60})|"
    r"anfang der weitergeleiteten (?:nachricht|e-?mail) ?:|d[ée]but du message (?:r[ée]exp[ée]di[ée]|"
    r"transf[ée]r[ée]) ?:|"
    r"inicio del mensaje reenviado ?:|inizio messaggio inoltrato ?:",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"[-_*=~ ]{2,60}(?:original (?:message|e-?mail|appointment)|urspr[üu]ngliche (?:nachricht|mail)|"
    r"original-?nachricht|"
    r"message d['’]origine|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|"
    r"opprinnelig melding|oprindelig meddelelse|originalmeddelande|ursprungligt meddelande|"
    r"wiadomo[śs][ćc] oryginalna|"
    r"reply message|исходное сообщение)[-_*=~ ]{1,60}",
    re.IGNORECASE,
)
_REPLY_ABOVE = re.compile(
    r"[-#_*= ]{0,60}(?:please )?(?:reply|respond|type your reply|write) (?:above|below) this line[-#_*= .]{0,60}",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_=-]{10,200}")
_KEY = re.compile(
    r"[*_ ]{0,4}(?:"
    r"(?P<sender>from|von|de|da|van|fra|från|od|от|lähettäjä|expéditeur)|"
    r"(?P<sent>sent|date|gesendet|datum|envoyé(?: le)?|enviado(?: el| em)?|inviato|data|verzonden|sendt|dato|"
    r"skickat|wysłano|"
    r"fecha|дата|отправлено|lähetetty)|"
    r"(?P<to>to|an|à|a|para|aan|til|till|do|кому|vastaanottaja|cc|kopie|reply-to)|"
    r"(?P<subject>subject|betreff|objet|asunto|assunto|oggetto|onderwerp|emne|ämne|temat|тема|aihe|re)"
    r")[*_ \u00a0]{0,4}[:：][*_ ]{0,4}(?P<value>.{0,200})",
    re.IGNORECASE,
)
_ONE_LINE = re.compile(
    r"[*_ ]{0,4}(?:from|von|de) ?:.{2,160}(?:sent|date|gesendet|envoyé|enviado) ?:.{2,120}(?:to|an|à|para) ?:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class History:
    """Line numbers: `new` are the sender's own lines, `quoted` and `forwarded` the others, each in order."""

    new: tuple[int, ...]
    quoted: tuple[int, ...]
    forwarded: tuple[int, ...]


def split_history(lines: list[str]) -> History:
    """Tell the sender's lines from what stood in the mails before. Linear in the number of lines."""
    new: list[int] = []
    quoted: list[int] = []
    index = 0
    while index < len(lines):
        line = lines[index][:LONGEST_LINE].strip()
        if _is_quote(line):
            quoted.append(index)
        elif _starts_forward(line):
            return History(tuple(new), tuple(quoted), tuple(range(index, len(lines))))
        elif _starts_original(lines, index, line):
            quoted.extend(range(index, len(lines)))
            break
        elif span := _attribution(lines, index, line):
            if not _quote_follows(lines, index + span):
                quoted.extend(range(index, len(lines)))
                break
            quoted.extend(range(index, index + span))
            index += span
            continue
        elif quoted and quoted[-1] == index - 1 and _is_remnant(lines, index, line):
            quoted.append(index)
        else:
            new.append(index)
        index += 1
    return History(tuple(new), tuple(quoted), ())


def _is_quote(line: str) -> bool:
    return line.startswith((">", "|>", "| >", "&gt;"))


def _starts_forward(line: str) -> bool:
    return bool(line) and line[0] in "-_*=~>BbAaDdIi" and _FORWARD.fullmatch(line) is not None


def _starts_original(lines: list[str], index: int, line: str) -> bool:
    if not line:
        return False
    if line[0] in "-_*=~ " and (_ORIGINAL.fullmatch(line) or _RULE.fullmatch(line)):
        return _ORIGINAL.fullmatch(line) is not None or _is_header_block(lines, _next_text(lines, index + 1))
    if line[0] in "-#_*= PpRrTtWw" and _REPLY_ABOVE.fullmatch(line):
        return index > 0 and any(other.strip() for other in lines[max(0, index - 20) : index])
    return _is_header_block(lines, index)


def _next_text(lines: list[str], start: int) -> int:
    return next((at for at in range(start, min(start + 4, len(lines))) if lines[at].strip()), len(lines))


def _is_header_block(lines: list[str], index: int) -> bool:
    """Outlook's From/Sent/To/Subject, in any of its languages; an agenda's "From: 10:00, To: 11:00" is none."""
    if index >= len(lines):
        return False
    first = _KEY.match(lines[index][:LONGEST_LINE].strip())
    if first is None or not first["sender"]:
        return False
    if _ONE_LINE.match(lines[index]):
        return True
    if not first["value"].strip() or first["value"].lstrip()[:1].isdigit():
        return False
    kinds = set()
    for line in lines[index + 1 : index + 9]:
        key = _KEY.match(line[:LONGEST_LINE].strip())
        if key and key["sender"]:
            break
        if key:
            kinds.add(next(name for name in ("sender", "sent", "to", "subject") if key[name]))
    return "sent" in kinds and bool(kinds & {"to", "subject"})


def _attribution(lines: list[str], index: int, line: str) -> int:
    """How many lines from `index` on are "On ... wrote:", wrapped over four at most; 0 when they are not."""
    if not line or not (line[0].isalnum() or line[0] in "-<\"'[*"):
        return 0
    joined = ""
    for span in range(1, 5):
        if index + span > len(lines) or len(joined) > LONGEST_LINE:
            return 0
        part = lines[index + span - 1][:LONGEST_LINE].strip().strip("*_")
        if not part or _is_quote(part):
            return 0
        joined = f"{joined} {part}".strip()
        if part[-1] in ":：":
            return span if _is_attribution(joined) else 0
    return 0


def _is_attribution(text: str) -> bool:
    if "@" not in text and not any(character.isdigit() for character in text):
        return False
    folded = text.lower()
    if not folded[:4].isdigit() and not any(word in folded for word in _SAID):
        return False  # the pattern is dear, and every line that ends in a colon comes here
    return _ATTRIBUTION.fullmatch(text) is not None


def _quote_follows(lines: list[str], start: int) -> bool:
    at = _next_text(lines, start)
    return at < len(lines) and _is_quote(lines[at].strip())


def _is_remnant(lines: list[str], index: int, line: str) -> bool:
    """The tail of a quoted line that a mail program wrapped without marking it."""
    if not line or not line[0].islower() or len(line) > 40 or len(lines[index - 1]) < 66:
        return False
    return index + 1 < len(lines) and _is_quote(lines[index + 1].strip())
