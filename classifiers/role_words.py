"""Owns the words by which a job title is known, and those that look like one and are none."""

# ruff: noqa: E501 - one group a line
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from classifiers.phrases import NOUN

MORE = "hand|commis|pt|ot|gp|rvn|hca|dispenser|crew|reps?|execs?|devs?|techs?|guides?|runner|stewardess|ringman|foreman|shepherd|skipper|purser|bursar|verger|grower|brewer|rigger|glazier|milliner|valeter|draftie|seamstress|luthier|para-?professional|para-?educator|post-?doc|ph\\.?d|sre|naturalist|aquarist|agronomist|ecologist|scheduler|auctioneer|negotiator|upholsterer|polisher|filer|fencer|groomer|barber|butcher|ranger|caseworker|arranger|milker|tutor|répétiteur|personal trainer|typist|monitor|practitioner|educator|attorney|counselor|announcer|driller|blaster|tiler|plasterer|painter|decorator|scaffolder|rater|fisher|farmer|forester|logger|miner|quarryman|repairer|restorer|engraver|jeweller|potter|weaver|tuner|spinner|dyer|cutter|sewer|presser|stylist|beautician|masseur|lifeguard|usher|courier|postman|taxidermist|undertaker|embalmer|sexton|organist|conductor|musician|singer|dancer|actor|actuary|hydrologist|geologist|meteorologist|astronomer|oceanographer|geographer|historian|linguist|philosopher|sociologist|anthropologist|archaeologist|conservator|conservationist|restaurateur|dietitian|nutritionist|audiologist|orthotist|prosthetist|orthodontist|phlebotomist|sonographer|pathologist|cardiologist|dermatologist|optician|veterinarian|farrier|groom|jockey|zookeeper|barrister|magistrate|notary|bailiff|constable|detective|warden|sergeant|teller|loader|stocker|merchandiser|salesperson|colleague|attendant|server|sommelier|dishwasher|baker|pastrycook|mixologist|roaster|distiller|blender|winemaker|cheesemaker|stonemason|mason|bricklayer|thatcher|hewer|smith|locksmith|blacksmith|goldsmith|silversmith|draughtsperson|drafter|photogrammetrist|cartographer|planner|urbanist|modeler|animator|rotoscoper|compositor|gaffer|grip|cinematographer|videographer|dramaturg|presenter|newsreader|columnist|correspondent|blogger|proofreader|subeditor|publicist|lobbyist|campaigner|organiser|organizer|canvasser|pollster|enumerator|examiner|invigilator|assessor|verifier|moderator|mentor|chaplain|priest|vicar|curate|pastor|imam|rabbi|nun|monk|deacon|youth leader|playworker|nanny|au pair|babysitter|childminder|housekeeper|butler|valet|gamekeeper|ghillie|stockman|herdsman|dairyman|beekeeper|arborist|landscaper|greenkeeper|groundsman|groundskeeper|bosun|deckhand|engineman|stevedore|docker|signaller|signalman|shunter|guard|train guard|despatcher|dispatcher"
_ENDS = r"\w{2,}(?:worker|maker|builder|keeper|hand|binder|seller|monger|wright|smith|driver|educator)"
# a whole word that names a profession
PROFESSION = rf"(?:{NOUN}|{_ENDS}|(?:{MORE})s?)"
# by its ending alone, when a whole subject or a job word stands behind it
LOOKS = r"[^\W\d_]{3,}(?:er|or|ist|ian|ess|eur|euse|man|woman)"
_NO_PEOPLE = "order offer letter summer winter number paper other further after under over never ever september october november december center server user computer career cancer water river reminder answer matter better quarter folder weather easter together error floor sector minor major motor visitor calendar newsletter register chapter whether another however former latter manner order counter centre corner border supper dinner prior exterior interior junior senior superior favor favour labor honor color for list assist exist consist checklist shortlist waitlist persist process progress success business access address express less unless guess press mess congress human german roman woman woman's ian canadian indian italian australian christian theatre tender transfer rather either neither voucher trigger sticker container dear per clear year near appear remember member deliver consider prefer refer enter header owner"
NOT_PEOPLE = frozenset(_NO_PEOPLE.split()) - {"owner"}
_PROFESSION = re.compile(PROFESSION)
_LOOKS = re.compile(LOOKS)
_WORD = re.compile(r"\w+")
_LONGEST = 30
# with these begin the names of professions that are more than one word: scrum master, au pair, ph.d
_FIRST = "scrum product warehouse team tech para post ph personal youth au train"
PAIRS = frozenset(_FIRST.split())


@lru_cache(maxsize=8192)
def is_profession(word: str) -> bool:
    """Whether one word of any case names a profession."""
    return len(word) < _LONGEST and _PROFESSION.fullmatch(word.lower().strip(".,'’")) is not None


@lru_cache(maxsize=8192)
def looks_like_one(word: str) -> bool:
    """Whether a word ends as professions do and is not one of the many that merely look so."""
    low = word.lower()
    return is_profession(word) or (len(word) < _LONGEST and _LOOKS.fullmatch(low) is not None and low not in NOT_PEOPLE)


def paired(words: Iterable[str]) -> bool:
    """Whether one of the words may begin the name of a profession that is more than one word."""
    return not PAIRS.isdisjoint(map(str.lower, words))


def may_name_one(text: str) -> bool:
    """Whether a profession may be named in a text: surely not in one without such a word."""
    words = _WORD.findall(text)
    return any(is_profession(word) or len(word) >= _LONGEST for word in words) or paired(words)
