"""Owns what is known of senders: applicant tracking systems, schedulers, test platforms, job boards, free-mail."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re
from enum import StrEnum

from classifiers.message import Address


class SenderKind(StrEnum):
    """What sort of machinery or person an address belongs to."""

    ATS = "ats"
    SCHEDULER = "scheduler"
    TESTS = "tests"
    SIGNING = "signing"
    BOARD = "board"
    FREE = "free"
    OTHER = "other"


_TABLE: dict[SenderKind, str] = {
    SenderKind.ATS: """greenhouse.io greenhouse-mail.io us.greenhouse-mail.io eu.greenhouse-mail.io lever.co hire.lever.co ashbyhq.com
        myworkday.com myworkdayjobs.com workday.com smartrecruiters.com icims.com talent.icims.com jobvite.com taleo.net oraclecloud.com
        successfactors.com successfactors.eu sapsf.com sapsf.eu bamboohr.com workable.com workablemail.com breezy.hr breezy-mail.com
        recruitee.com recruiteemail.com teamtailor.com teamtailor-mail.com personio.de personio.com jobs.personio.com m.personio.de rippling.com
        applytojob.com jazzhr.com jazz.co comeet.com comeet-notifications.com pinpointhq.com pinpoint.email gem.com dover.com dover.io
        trinethire.com ultipro.com ukg.com adp.com paylocity.com paycomonline.net paycor.com newtonsoftware.com phenompeople.com phenom.com
        avature.net eightfold.ai cornerstoneondemand.com csod.com bullhorn.com bullhornstaffing.com bullhornmail.com jobdiva.com zohorecruit.com
        zohorecruitmail.com freshteam.com freshteammail.com recruiterbox.com trakstar.com polymer.co homerun.co homerun.email join.com
        softgarden.de softgarden.io rexx-systems.com umantis.com haufe-umantis.com concludis.de d.vinci.de dvinci-easy.com onlyfy.io
        onlyfy.jobs prescreen.io prescreenapp.io welcomekit.co welcometothejungle.com flatchr.io taleez.com digitalrecruiters.com beetween.com
        jobylon.com varbi.com reachmee.com hibob.com hireology.com careerplug.com applicantstack.com applicantpro.com isolvedhire.com
        hirebridge.com peoplefluent.com silkroad.com clearcompany.com jobscore.com fountain.com snagajob.com harri.com talentreef.com
        pageuppeople.com pageup.com dc4.pageuppeople.com springboard.com elmotalent.com.au livehire.com networxrecruitment.com
        hireserve-projects.com tribepad.com eploy.net eploy.co.uk jobtrain.co.uk oleeo.com tal.net amris.com stonefish.com
        kenexa.com brassring.com trm.brassring.com lumesse.com talentlink.com jobadder.com vincere.io loxo.co crelate.com manatal.com
        occupop.com hirehive.com rezoomo.com peoplehr.com applied.com beapplied.com factorialhr.com bizneohr.com kenjo.io heyrecruit.de
        ripplehire.com darwinbox.in darwinbox.com keka.com peoplestrong.com turbohire.co hirebee.ai wellfound.com notifications.wellfound.com
        jobs.nhs.uk trac.jobs civilservicejobs.service.gov.uk odoo.com governmentjobs.com neogov.com usajobs.gov""",
    SenderKind.SCHEDULER: """calendly.com goodtime.io cal.com savvycal.com youcanbook.me doodle.com acuityscheduling.com modernloop.io
        modernloop.ai prelude.co candidate.fyi zcal.co tidycal.com koalendar.com paradox.ai olivia.paradox.ai x.ai cronofy.com
        schedulerai.com humanly.io simplybook.me appointlet.com whencanwemeet.com""",
    SenderKind.TESTS: """hackerrank.com hackerrankforwork.com codility.com codesignal.com testgorilla.com hirevue.com hirevue-app.com
        hirevueapp.com sparkhire.com vidcruiter.com willo.video myinterview.com coderbyte.com coderpad.io devskiller.com karat.com
        criteriacorp.com shl.com talentcentral.eu.shl.com shlonline.com aon.com cut-e.com pymetrics.com harver.com plum.io thomas.co
        predictiveindex.com wonderlic.com vervoe.com testdome.com hackerearth.com mettl.com mercer.com imocha.io qualified.io
        interviewing.io arctic-shores.com arcticshores.com sova.com sovaassessment.com capp.co cappfinity.com xor.ai sterling.com
        sterlingcheck.com checkr.com hireright.com goodhire.com certn.co xref.com vitay.com crosschq.com checkmate.tech zinc.work
        refapp.com refnow.co skillsurvey.com woven.com byteboard.dev adaface.com equalture.com alvalabs.io bryq.com""",
    SenderKind.SIGNING: """docusign.net docusign.com eumail.docusign.net hellosign.com dropboxsign.com mail.hellosign.com adobesign.com
        echosign.com pandadoc.com pandadoc.net signnow.com yousign.com skribble.com oneflow.com scrive.com juro.com signable.co.uk""",
    SenderKind.BOARD: """indeed.com indeedemail.com indeed.co.uk jobalert.indeed.com match.indeed.com linkedin.com e.linkedin.com ziprecruiter.com glassdoor.com monster.com
        monster.de stepstone.de stepstone.at xing.com mail.xing.com totaljobs.com reed.co.uk cv-library.co.uk cwjobs.co.uk jobsite.co.uk seek.com.au
        seek.co.nz dice.com careerbuilder.com simplyhired.com jooble.org adzuna.co.uk adzuna.com neuvoo.com talent.com jobrapido.com
        jobleads.com experteer.com theladders.com hired.com otta.com builtin.com themuse.com apec.fr hellowork.com meteojob.com
        cadremploi.fr pole-emploi.fr francetravail.fr naukri.com shine.com foundit.in jobs.ac.uk guardianjobs.com infojobs.net jobs.ch
        karriere.at arbeitsagentur.de kununu.com jobteaser.com handshake.com joinhandshake.com untappd.com efinancialcareers.com
        flexjobs.com remoteok.com weworkremotely.com jobscan.co irishjobs.ie jobs.ie resumeworded.com usajobs.com snagajob.com substack.com myjobhelper.com
        jobcase.com lensa.com jobot.com dribbble.com behance.net wayup.com ripplematch.com""",
    SenderKind.FREE: """gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de live.com live.co.uk msn.com
        yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.in ymail.com rocketmail.com aol.com icloud.com me.com mac.com proton.me
        protonmail.com pm.me gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de posteo.de mailbox.org arcor.de
        orange.fr wanadoo.fr free.fr laposte.net sfr.fr comcast.net verizon.net att.net sbcglobal.net cox.net btinternet.com
        sky.com virginmedia.com talktalk.net ntlworld.com mail.com zoho.com fastmail.com fastmail.fm hey.com tutanota.com tuta.io
        hushmail.com yandex.ru yandex.com mail.ru qq.com 163.com 126.com rediffmail.com bigpond.com optusnet.com.au eircom.net
        bluewin.ch libero.it virgilio.it telefonica.net terra.es shaw.ca rogers.com bell.net""",
}
_KNOWN: dict[str, SenderKind] = {domain: kind for kind, row in _TABLE.items() for domain in row.split()}

ROBOT_LOCAL = re.compile(
    r"^(?:no|do[-_.]?not|not|never)[-_.]?(?:reply|respond|answer)|no-?reply|noreply|donotreply|^mailer-daemon|^postmaster|^bounces?\b|^notifications?\b|^alerts?\b|^news(?:letter)?\b|^mailer\b|^automated|^auto-?confirm|^system\b|^daemon\b"
)
HIRING_LOCAL = re.compile(
    r"(?:career|karriere|recruit|recrut|talent|jobs?\b|hiring|people|^hr\b|\bhr\b|personal|bewerb|candidat|applicant|application|staffing|apply|rh\b|emploi|onboarding|joinus|resourcing)"
)
# local parts that many share: no person's name
SHARED_LOCAL = re.compile(
    r"^(?:info|hello|hi|contact|office|team|admin|support|help|mail|enquiries|office|reception|kontakt|service)\b"
)


def sender_kind(domain: str) -> SenderKind:
    """What a mail domain is known for; subdomains count as their parent, unknown ones are OTHER."""
    while domain:
        known = _KNOWN.get(domain)
        if known is not None:
            return known
        domain = domain.partition(".")[2]
    return SenderKind.OTHER


_CALENDAR_ROBOTS = frozenset({"calendar-notification@google.com", "calendar-server@google.com"})


def kind_of(address: Address) -> SenderKind:
    """What an address is known for: its domain's kind, or a calendar's robot at a domain of many other uses."""
    return SenderKind.SCHEDULER if address.address in _CALENDAR_ROBOTS else sender_kind(address.domain)


def agent_domain(domain: str) -> bool:
    """Whether a domain is a recruitment agency's by its own words: brightpathrecruitment.example, hays-staffing.test."""
    return re.search(r"recruit|staffing|headhunt|resourcing|personnel|executivesearch|manpower", domain) is not None


def hiring_address(address: str) -> bool:
    """Whether an address' local part or domain speaks of hiring (careers@, talent@, hr@, jobs.acme.test)."""
    local, _, domain = address.partition("@")
    return (
        HIRING_LOCAL.search(local) is not None
        or re.search(r"(?:^|\.)(?:careers?|jobs|talent|recruit\w*|hr)\.", domain) is not None
    )


def tenant(sender: Address) -> str | None:
    """The employer's part of an ATS address: acme@myworkday.com, no-reply@acme.recruitee.com, jobs+acme@..., or None."""
    if sender_kind(sender.domain) not in (SenderKind.ATS, SenderKind.TESTS):
        return None
    local = sender.address.partition("@")[0]
    plus = local.partition("+")[2]
    if plus and re.fullmatch(r"[a-z][a-z-]{2,30}", plus):
        return plus
    labels = sender.domain.split(".")
    for size in range(len(labels), 1, -1):
        if ".".join(labels[-size:]) in _KNOWN:
            left = labels[: len(labels) - size]
            if left and left[-1] not in _MACHINES and re.fullmatch(r"[a-z][a-z0-9-]{2,40}", left[-1]):
                return left[-1]
            break
    if (
        ROBOT_LOCAL.search(local)
        or HIRING_LOCAL.search(local)
        or SHARED_LOCAL.search(local)
        or not re.fullmatch(r"[a-z][a-z0-9&-]{2,30}", local)
    ):
        return None
    return local


_WORDS = "mail email us eu uk mg m e em notifications notification reply app hire jobs candidates talent msg messages smtp alerts careers applicants www ats apply inbound noreply no-reply mailer invite invites"
_MACHINES = frozenset(_WORDS.split())
