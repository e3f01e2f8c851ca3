"""Owns where quoted history and forwarded mail begin, in the ways mail programs of the world mark them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from classifiers.written.attribution import MOST_WRAPPED, attribution
from classifiers.written.marks import LONGEST_LINE, is_quote, next_text, quote_follows

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
    r"reply message|исходное сообщение)[-_*=~ ]{1,60}|-{2,10} ?on .{4,200} wrote ?-{2,10}",
    re.IGNORECASE,
)
_REPLY_ABOVE = re.compile(
    r"[-#_*= ]{0,60}(?:please )?(?:reply|respond|type your reply|write) (?:above|below) this line[-#_*= .]{0,60}",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_=-]{10,200}")
_KEY = re.compile(
    r"[*_ ]{0,4}(?:"
    r"(?P<sender>from|von|de|da|van|fra|från|od|от|від|lähettäjä|expéditeur|remetente|gönderen|kimden|odesílatel|"
    r"feladó|από|发件人|寄件者|差出人|보낸 사람)|"
    r"(?P<sent>sent|date|gesendet|datum|envoyé(?: le)?|enviad[oa](?: el| em)?|inviato|data|verzonden|sendt|dato|"
    r"skickat|wysłano|fecha|дата|отправлено|надіслано|lähetetty|gönderildi|tarih|odesláno|elküldve|ημερομηνία|"
    r"发送时间|日期|寄件日期|送信日時|日時|보낸 날짜|날짜)|"
    r"(?P<to>to|an|à|a|para|aan|til|till|do|кому|vastaanottaja|kime|komu|címzett|προς|收件人|收件者|宛先|받는 사람|"
    r"cc|kopie|reply-to)|"
    r"(?P<subject>subject|betreff|objet|asunto|assunto|oggetto|onderwerp|emne|ämne|temat|тема|aihe|konu|předmět|"
    r"tárgy|θέμα|主题|主旨|件名|제목|re)"
    r")[*_ \u00a0]{0,4}[:：][*_ ]{0,4}(?P<value>.{0,200})",
    re.IGNORECASE,
)
_ONE_LINE = re.compile(
    r"[*_ ]{0,4}(?:from|von|de) ?:.{2,160}(?:sent|date|gesendet|envoyé|enviado) ?:.{2,120}(?:to|an|à|para) ?:|"
    r"from: \S{1,100}@\S{1,160} at: ?\d",
    re.IGNORECASE,
)
_CARD = re.compile(r"[^:]{0,100}<\S{1,100}@\S{1,160}>")
_WRITTEN = re.compile(r"(?:\w{2,10}\.?,? )?\d{1,4}[-/. ].{3,40}\d{1,2}[:.]\d\d.{0,6}")


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
    colons = [at for at, line in enumerate(lines) if ":" in line or "：" in line]
    near = {at - before for at in colons for before in range(MOST_WRAPPED)}
    index = 0
    while index < len(lines):
        line = lines[index][:LONGEST_LINE].strip()
        if is_quote(line):
            quoted.append(index)
        elif _starts_forward(line):
            return History(tuple(new), tuple(quoted), tuple(range(index, len(lines))))
        elif _starts_original(lines, index, line):
            quoted.extend(range(index, len(lines)))
            break
        elif index in near and (span := attribution(lines, index, line)):
            if not quote_follows(lines, index + span):
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


def _starts_forward(line: str) -> bool:
    return bool(line) and line[0] in "-_*=~>BbAaDdIi" and _FORWARD.fullmatch(line) is not None


def _starts_original(lines: list[str], index: int, line: str) -> bool:
    if not line:
        return False
    if line[0] in "-_*=~ " and (_ORIGINAL.fullmatch(line) or _RULE.fullmatch(line)):
        return _ORIGINAL.fullmatch(line) is not None or _is_header_block(lines, next_text(lines, index + 1))
    if line[0] in "-#_*= PpRrTtWw" and " line" in line.lower() and _REPLY_ABOVE.fullmatch(line):
        return index > 0 and any(other.strip() for other in lines[max(0, index - 20) : index])
    return _is_header_block(lines, index) or _is_card(lines, index, line)


def _is_card(lines: list[str], index: int, line: str) -> bool:
    """Outlook's conversation view: a name with its address, below it the day and hour, below that To."""
    if index + 2 >= len(lines) or line[-1] != ">" or not _CARD.fullmatch(line):
        return False
    to = _KEY.match(lines[index + 2][:LONGEST_LINE].strip())
    return bool(to and to["to"]) and _WRITTEN.fullmatch(lines[index + 1].strip()[:80]) is not None


def _is_header_block(lines: list[str], index: int) -> bool:
    """Outlook's From/Sent/To/Subject, in any of its languages; an agenda's "From: 10:00, To: 11:00" is none."""
    if index >= len(lines):
        return False
    text = lines[index][:LONGEST_LINE].strip()
    first = _KEY.match(text) if ":" in text or "：" in text else None
    if first is None:
        return False
    if not first["sender"]:
        above = any(line.strip() for line in lines[max(0, index - 20) : index])
        return above and _is_shuffled_block(lines[index : index + 6])
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


def _is_shuffled_block(lines: list[str]) -> bool:
    """The same fields in Hotmail's order, date or subject first, below an answer: all four, and From is an address."""
    if not any("@" in line for line in lines):
        return False
    keys = [key for line in lines if (key := _KEY.match(line[:LONGEST_LINE].strip()))]
    kinds = {name for key in keys for name in ("sender", "sent", "to", "subject") if key[name]}
    return len(kinds) == 4 and any(key["sender"] and "@" in key["value"] for key in keys)


def _is_remnant(lines: list[str], index: int, line: str) -> bool:
    """The tail of a quoted line that a mail program wrapped without marking it."""
    if not line or not line[0].islower() or len(line) > 40 or len(lines[index - 1]) < 66:
        return False
    return index + 1 < len(lines) and is_quote(lines[index + 1].strip())
