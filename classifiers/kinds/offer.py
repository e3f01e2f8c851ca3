"""Owns the words of an offer: they want to hire the person, formally or not."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from classifiers.cues import Cue, cue
from classifiers.kinds.shape import Classifier
from classifiers.phrases import JOB, W
from classifiers.reading import Label

O = Label.OFFER  # noqa: E741 - the one-letter names of labels keep the tables readable
GLAD = r"(?:pleased|stoked|chuffed|ecstatic|elated|over the moon|delighted|happy|thrilled|excited|glad|honou?red|proud|like|love|pleasure|able|want|wish|going|decided|ready|prepared|intend|voted|agreed|authori[sz]ed|resolved|approved|writing)"
# somebody else's offer, an offer only thought of, an offer of something else
_NOT_YOURS = (
    r"\b(?:not|cannot|unable|never|no longer|another candidate|other candidate|candidates|to (?:the|our|a) (?:successful|preferred|chosen|selected|winning) (?:candidate|applicant|person)|declined|accepted|accepting|before|prior to"
    r"|newsletter|jobs? offers for|webinar|course|discount|subscribe|whether|does not mean|other offers?|competing|any offers?|rescind\w*"
    r"|withdraw\w*|revoke\w*|retract\w*|feedback|might|could be|extended an offer|made an offer|would lead|lead to|step|steps|stage|stages"
    r"|pending offers?|if you have an|take job offers|fraud\w*|scam\w*|never ask|expect(?:ation|ed)s?|next round|put(?:ting)? you forward|then|happens|process|timeline)\b|[a-z,] may (?=[a-z])"
)
_THING = rf"(?:{JOB}\b|contract\b|employment|a place (?:on|in|at)|to join|as (?:an?|our|the) )"

CUES: tuple[Cue, ...] = (
    cue(
        O,
        0.93,
        r"\b(?:love|like|want|delighted|thrilled|happy) (?:for )?you to (?:be|become) (?:our|the|my) (?:\w+ ){0,5}\w+",
        unless=_NOT_YOURS,
    ),
    cue(
        O,
        0.93,
        r"\b(?:attached|below|here|enclosed) is your (?:\w+ ){0,2}offer\b|\b(?:like|love|want|decided|delighted|pleased|happy) to appoint you\b",
        unless=_NOT_YOURS,
    ),
    cue(
        O,
        0.95,
        rf"\b{GLAD} (?:\w+ ){{0,3}}?(?:to |of )?(?:be )?(?:\w+ )?(?:offer|offering) you (?:(?:the|a|an|our|this)\b )?{W}{{0,9}}?{_THING}",
        unless=rf"{_NOT_YOURS}|offer(?:ing)? you (?:the |an? )?(?:opportunity|chance) to (?!join)|offer you (?:an? )?(?:\w+ ){{0,2}}(?:interview|call|slot|chat|discount|apr|loan|card)",
    ),
    cue(
        O,
        0.94,
        rf"\b{GLAD} to (?:\w+ )?(?:extend|make|send|present|confirm|share|give|provide)\w* (?:to )?(?:you )?(?:with )?(?:an?|the|our|this|your|my) {W}{{0,4}}offer\b",
        unless=_NOT_YOURS,
    ),
    cue(
        O,
        0.93,
        rf"\b(?:we|i) (?:would like to |are |am |will |have |want to )?(?:be )?(?:extend|extending|mak(?:e|ing)|send(?:ing)?|prepar(?:e|ing|ed)|put(?:ting)? together|draw(?:ing)? up|draft(?:ing)?) (?:\w+ )?(?:to )?(?:you )?(?:an?|the|our|your) {W}{{0,4}}offer\b",
        unless=_NOT_YOURS,
    ),
    cue(
        O,
        0.93,
        rf"\b(?:offer letter|letter of offer|job offer|employment offer|offer of employment|formal offer|written offer|employment contract|contract of employment|your offer|the offer|offer package)\b ?{W}{{0,14}}(?:attached|enclosed|sign|review|accept|ready|below|via docusign|for your|follows?|on its way|expires?|contingent|subject to|outlines?|details?)\b",
        unless=rf"{_NOT_YOURS}|thank you for (?:signing|returning|your signed)|received your signed|once you|start date",
    ),
    cue(
        O,
        0.93,
        rf"\b(?:attached|enclosed|review|sign|accept|find|below is|here is|sending|send you|countersign)\b {W}{{0,8}}(?:offer letter|letter of offer|job offer|employment offer|offer of employment|formal offer|written offer|employment contract|contract of employment|your offer|our offer|the offer|your contract)\b",
        unless=rf"{_NOT_YOURS}|thank you for|received your signed|consider\w* our offer to",
    ),
    cue(
        O,
        0.94,
        r"\b(?:this is|consider this|here is|with) (?:a |an |our |my |the )?(?:\w+ )?(?:verbal|formal|conditional|unconditional|informal|official|written|provisional|job|employment)? ?offer\b(?: of| for| letter| to|$|[.,!])",
        unless=_NOT_YOURS,
    ),
    cue(
        O,
        0.93,
        rf"\b(?:would|should|we)(?: much| very much| really| dearly)? (?:like|love|want|be (?:delighted|thrilled|happy|pleased|glad|honou?red))(?: for| to have| to see)? you (?:to )?(?:come )?(?:and )?join(?:ing)? (?:us|the team|our team|the|our|[\w-]+)\b {W}{{0,6}}?(?:as|in the|full|on a|starting|from)\b",
        unless=r"\b(?:call|zoom|meeting|webinar|interview|chat|session|talent (?:community|network|pool)|if|for an?)\b|(?:^|(?<![^ ])(?!(?:starting|start|from) )[^ ]+ |[^\w ])on (?:monday|tuesday|wednesday|thursday|friday)\b",
    ),
    cue(
        O,
        0.88,
        r"\b(?:would|we) (?:like|love|want|be (?:delighted|thrilled|happy|pleased|glad)) (?:for )?you to (?:come )?(?:and )?(?:join (?:us|the team|our team)|work (?:with|for) us|be (?:part of|our|on))(?:[.!]|$| and | - |,)",
        unless=r"\b(?:call|zoom|meeting|webinar|interview|chat|session|talent|if|for an?|lunch|event)\b",
    ),
    cue(
        O,
        0.94,
        r"\b(?:job|role|position|place|post)(?: is|'s) yours\b|(?:^|: |, |- |so |and )we want you(?: on (?:the|our) team| to (?:join|start|work)|[!.]|$)|\b(?:get|getting|have|having) (?:the|a|your) contract (?:drawn up|over|out|across|sent|to you)\b|\b(?:got|have) the (?:job|role|position)\b|\byou are hired\b|\b(?:like|love|want|decided|going|happy|delighted) to (?:hire|appoint|employ|engage) you\b|yours if you want|\b(?:like|love|want|decided|happy|delighted|excited|thrilled) to bring you (?:on(?: ?board)?|aboard) (?:as|full|to the team|in|for the)|(?:like|love|want) to have you on board",
        unless=r"\bnot\b|\bonsite\b|\bon-site\b",
    ),
    cue(
        O,
        0.92,
        r"\bit is a (?:\w+ )?yes\b|\b(?:would|will) you (?:like to )?(?:come )?(?:and )?join (?:us|the team|our team)(?: here)? as\b|\b(?:love|like|delighted|happy|thrilled) to have you(?: with us| on (?:the|our) team| join (?:us|the team)| aboard|[!.]|$)|\bdecided (?:for you\b|in your favou?r|in favou?r of you|on you\b)|\b(?:have|has) (?:\w+ )?(?:selected|chosen|picked) you (?:for|as|to fill|to be) (?:the|our|this) (?:\w+ ){0,5}(?:positions?|role|job|post|vacancy|new)\b",
        unless=rf"{_NOT_YOURS}|\b(?:interview|call|zoom|chat|phone|in for|come in|panel (?!has|have|chose|selected|picked)|test|assessment|shortlist\w*|talent|community|webinar|speaker|volunteer)\b",
    ),
    cue(
        O,
        0.92,
        r"(?:^|[.,!;:-] |\b(?:so|and|pleased to say|happy to say) )you are in,? (?:if you|we would|as our)|\bif you will have us\b|\b(?:thrilled|delighted|over the moon|happy|glad|pleased|honou?red|chuffed|love it) if you (?:would|will|were to|decided to|could) (?:accept|take|say yes|join us as|come and (?:work|join))\b|\b(?:happy|delighted|pleased|like|love|glad|want|keen|going|ready) to take you on(?: (?:from|as|full|part|permanently|starting|for the|at)\b|[.,!]|$)",
        unless=r"\b(?:not|interview|next (?:round|stage|step)|tour|shortlist\w*|talent|pool|visit)\b",
        hypothetical=True,
    ),
    cue(
        O,
        0.93,
        rf"\b(?:they|client|company|team|board|manager|director|he|she) (?:\w+ )?(?:want|wants|would like|wish|wishes|have decided|has decided|are going|is going|are keen|are delighted|is delighted) to (?:make (?:you )?an |make you the )?offer\b(?: you (?:the |a ){W}{{0,6}}{JOB}|[!.,;]| -|$| and | at )|\b(?:wants?|would like|wish(?:es)?|keen|ready) to (?:(?:make|extend|give) you an offer|offer you (?:the|a) (?:job|role|position|post|contract))\b|\b(?:written|formal|official) offer (?:to follow|follows|will follow|is on its way|coming|by|in the post)\b",
        unless=_NOT_YOURS,
    ),
    cue(
        O,
        0.89,
        rf"\b(?:selected|chosen|decided to appoint|appointed) (?:you |to be )?(?:as (?:the|our) (?:successful|preferred|top) candidate|to fill the|for the {W}{{0,6}}{JOB}[.,!]? (?:and|with|at a|on a) (?:salary|starting|start))|\byou (?:are|were) (?:the|our) (?:successful|preferred|first|chosen|number one|top) (?:candidate|choice)\b|\byou (?:have been|were|are) successful in your application\b|\byour (?:application|interview) (?:for {W}{{0,8}})?(?:was|has been) successful\b",
        unless=r"\b(?:not|interview stage|next stage|shortlist\w*|sift|screening|invited|first stage|successfully|submitted|received|phone)\b",
    ),
    cue(
        O,
        0.85,
        r"\bwelcome (?:you )?(?:aboard|on board|to the (?:team|company|family))\b|\blook(?:ing)? forward to (?:welcoming you|having you (?:on|join)|you joining)",
        unless=r"\b(?:newsletter|community|talent|event|interview|office|reception|day|visit|webinar|account|monday|tuesday|wednesday|thursday|friday|tomorrow|next week|\d{1,2}(?::\d\d)? ?[ap]\.?m)\b",
    ),
    cue(
        O,
        0.6,
        r"\b(?:base|annual|starting|gross|monthly) (?:salary|pay|compensation)\b|\bbase (?:would|will|of)|\bsalary (?:of|will be|would be|is)\b|\b(?:start|starting|joining) date\b|per annum|sign-on bonus",
        unless=r"\b(?:expectations?|range|what|notice|jobs?|calculator|survey)\b",
    ),
    cue(
        O,
        0.5,
        r"^(?:\w+[:,] )?(?:your |job |formal |employment |written )*offer(?: letter)?(?: of employment)?(?: from| -|:| for|$)",
        unless=_NOT_YOURS,
    ),
)

CLASSIFIER = Classifier("offer", CUES)
