"""Owns the words of what is no news about an application: alerts, newsletters, codes, shops, rentals, loans, schools."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from classifiers.cues import Cue, cue
from classifiers.kinds.shape import Classifier
from classifiers.reading import Label

L = Label.JOB_ALERT
N = Label.NOT_JOB_RELATED

ALERTS: tuple[Cue, ...] = (
    cue(
        L,
        0.92,
        r"\bjob alerts?\b|\b\d+ (?:new )?(?:roles|vacancies|openings|opportunities) (?:near|for|in|matching|at|this)|\bnew near you\b|\b(?:all |our )?(?:current|latest) vacancies\b|\b(?:great|good|strong|perfect) (?:match|fit) for these (?:jobs|roles)\b|\bapply in (?:one|1) click\b|\b\d+\+? (?:new )?(?:\w+ )?jobs\b|\bnew jobs? (?:for|in|matching|from|at|that)|\bjobs (?:for you|matching|you may|near|posted)|\bmatching jobs\b|\b(?:recommended|similar|latest|more) jobs\b|\bsaved search\b|\bnew positions for\b|\btop job picks\b|\bjob (?:recommendations|matches)\b|\broles? matching\b",
        unless=r"\b(?:your application|you can (?:also )?set up|sign up for|receive job-? ?alerts|create a job alert)\b",
    ),
    cue(
        L,
        0.75,
        r"\b(?:apply now|see all jobs|view (?:all )?jobs?|view details|easy apply|browse (?:all )?jobs|actively recruiting|jobs like this)\b",
    ),
    cue(
        L,
        0.82,
        r"\b(?:newsletter|weekly digest|this week (?:in|:)|this week's|webinar|career fair|job fair|hiring (?:event|day)|open (?:day|house|evening)|this month we|virtual (?:event|career)|masterclass|boot ?camp|(?:strategy|discovery|coaching|clarity) (?:call|session)|land your (?:\w+ )?(?:offer|job|role)|(?:interview|career|resume) (?:coach\w*|tips)|resume (?:review|score)|resume scored|ace your|salary (?:calculator|guide)|five ways|\d+ (?:tips|ways|things|mistakes)|(?:our|an?) coach)\b",
        unless=r"\b(?:your application|your interview)\b",
    ),
    cue(
        L,
        0.7,
        r"\b(?:unsubscribe|manage (?:your )?(?:alerts|preferences|subscriptions)|e?-?mail preferences|join our talent (?:community|network))\b",
        hypothetical=True,
    ),
    cue(
        L,
        0.8,
        r"\b(?:add|upload) your resume\b|\bupdate your (?:job )?profile\b|\bemployers can find\b|\bget noticed\b|\bpeople viewed your profile\b|\bappeared in \d+ search|\b(?:we are|is|are) hiring[!.]|^we are hiring\b|consider joining [a-z]+!",
        unless=r"\byour application\b",
    ),
)

NOISE: tuple[Cue, ...] = (
    cue(
        N,
        0.93,
        r"\b(?:verification|security|sign-?in|log-?in|authentication|one-time|access|confirmation|pairing|temporary|two-factor|pass) ?(?:pass)?(?:code|key|password)\b|\b(?:code|otp|passcode|password) (?:is|:)? ?\d{4,8}\b|\bone-time (?:pass\w*|code)|\b(?:verify|confirm|validate) (?:your|the|this) (?:e-?mail|account|identity|address|candidate account|candidate home|ownership)\b|\b(?:use|enter|type) (?:code |the code )?\d{4,8}\b|\byour otp\b|\b(?:reset|changed?|changing|forgot) your (?:\w+ )?password\b|\bpassword (?:was|has been|reset)\b|\bnew (?:device|sign-?in|login)\b|\be-?mail verification\b|\bcode:? \d{4,8}\b",
    ),
    cue(
        N,
        0.85,
        r"\baccount (?:has been|was|is) (?:\w+ )?(?:created|activated|locked|suspended)\b|\b(?:activate|registering|create|registered) (?:your|an|for an|for a)(?: \w+){0,3} (?:account|profile)\b|\bregistering (?:your|for)\b",
        unless=r"\b(?:account (?:executive|manager))\b",
    ),
    cue(
        N,
        0.95,
        r"\b(?:(?:current|savings|bank|student|joint|business) account|rental|tenancy|lease|letting|mortgage|loan|credit|overdraft|credit card|card|apartment|housing|flat|accommodation) (?:application|agreement|offer|viewing)\b|\bapplication for (?:the |an? |your )?(?:\w+ ){0,3}(?:unit|apartment|flat|loan|mortgage|credit|card|tenancy|lease|studio|visa|passport|permit|membership|insurance|account)\b|\b\d+(?:\.\d+)?% apr\b|\bpre-?approved\b|\bcredit (?:limit|card offer|score)\b|\bmortgages?\b|\b(?:approve|underwrite) (?:your|this) (?:\w+ )?application\b|\bapplication to (?:rent|let|lease|borrow|open an account)\b|\bfixed rate\b|\binterest rate\b|\bapr for\b",
        unless=r"\b(?:position|role|leasing (?:agent|consultant|manager)|(?:loan|credit|mortgage) (?:officer|analyst|advisor|specialist|underwriter|processor))\b",
    ),
    cue(
        N,
        0.92,
        r"\b(?:admissions? (?:office|committee|decision|team|interview)|(?:places? in|place for \w+ in) (?:reception|year \d|nursery|kindergarten|primary|secondary)|(?:all )?places have been allocated|waiting list|offer (?:of|you) (?:a )?(?:place|admission)\b.{0,60}\b(?:course|school|university|college|programme|program|diploma|degree|certificate|academy|evening class\w*|module|bsc|msc|ba|ma|mba|phd)|enrol(?:l)?(?:ment|ed|ing)?\b.{0,40}\b(?:course|school|class|term)|\btuition\b|grant application|(?:seeds?|arts?|community|innovation|research|travel|hardship|relief) fund\b|(?:unable|able|decided|pleased|not) to (?:support|fund) your (?:project|proposal|bid)|your (?:\w+ )?(?:grant|bursary|funding) (?:application|request|bid)|your (?:manuscript|paper|abstract|submission to the (?:journal|conference))|scholarship application|school place)\b",
        unless=r"\b(?:salary|admissions (?:officer|coordinator|manager) (?:position|role))\b",
    ),
    cue(
        N,
        0.9,
        r"\binterview (?:you|request) for (?:\w+ ){0,4}(?:magazine|newspaper|blog|documentary|dissertation|thesis|study|article|newsletter|radio|programme|project)\b|\balumni (?:magazine|office|newsletter|event)\b|\bpodcast\b|\bcustomer satisfaction\b|\brate (?:your|us|our)\b|\bhow did we do\b|\b(?:short|quick|brief|our|anonymous|satisfaction|this|candidate experience) (?:\w+ )?survey\b|\b(?:tell us about|share|rate|feedback (?:on|about)|how was|about) (?:your|the) (?:\w+ )?(?:candidate |interview(?:ing)? |application |hiring |recruitment )experience\b|\b(?:feedback|answers|responses) (?:is|are|will be|stays?) (?:\w+ )?(?:anonymous|confidential)\b|\btake (?:two|2|three|3|five|5|a few|a couple of) min\w* to (?:tell|share|rate|answer|complete (?:our|this|a) survey)\b|\b(?:market|paid|user) research\b|\bour research team\b|\bresearch interview\b|\bfocus group\b|\bpaid (?:research|study)\b|\bshare (?:some |your )?feedback (?:on|about) (?:your|the|our)\b",
        unless=r"\breviewing your application\b",
    ),
    cue(
        N,
        0.9,
        r"\b(?:your (?:online )?order\b|has (?:been )?shipped|out for delivery|tracking (?:number|information)|your (?:package|parcel)|invoice\b|payment (?:is|was|has|of|due|received|overview)|your (?:\w+ )?(?:subscription|membership)\b|\d+% off|discount code|coupon|shopping cart|your (?:recent )?purchase|your (?:\w+ )?bill\b|refund\b|(?:bank|financial|account|monthly) statement|your flight|flight (?:booking|confirmation)|your (?:booking|reservation)|recent transaction|(?:extraordinary|huge|great) discounts|gift card|chance to win)\b",
        unless=r"\b(?:position|role|interview|candidate|application for)\b",
    ),
    cue(
        N,
        0.95,
        r"\b(?:landlord|landlady|letting agents?|lettings|(?:flat|house|property|apartment) viewing|(?:the|your|a) viewing (?:is|was|on|for|has|at|of)|viewing confirmed|tenants?|deposit scheme)\b",
        unless=r"\b(?:position|role|interview|candidate|lettings? (?:negotiator|manager|consultant))\b",
    ),
    cue(
        N,
        0.86,
        r"^(?:hi|hey|hello|dear) (?:love|darling|sweetheart|sweetie|mum|dad|mom|sis|granny)\b|\b(?:mum|mom|dad|granny|grandma|grandad|auntie) (?:is|and|says|will|can)\b|\b(?:volunteering|choir|rehearsals?|auditions?|auditioning|fundraiser|parish|allotment|book club|jumble sale)\b|\b(?:sunday|family|christmas|birthday) (?:lunch|roast|party)\b|\blunch on (?:saturday|sunday)\b",
        unless=r"\b(?:position|role|vacancy|candidate|(?:job|your) application|interview for)\b",
    ),
    cue(
        N,
        0.85,
        r"\b(?:dinner|brunch|barbecue|bbq|drinks with|pub quiz|dentist|dental|doctor's|clinic|vaccin\w+|school trip|parents' evening|cinema|birthday|wedding|gym membership|weekly (?:\w+ )?sync|project sync|sprint (?:planning|review)|bread baking)\b",
        unless=r"\b(?:position|role|interview for|candidate)\b",
    ),
)

CLASSIFIER = Classifier("noise", (*ALERTS, *NOISE))
