"""Statements inside whole mails, with everything that distracts from them, and hand-worked meanings as gold_short.py says."""

# Thursday 10 September 2026.
US = r"""
Hi Maya,\n\nThanks so much for coming in on Tuesday. The team enjoyed meeting you. We're wrapping up first-round interviews this week and expect to make a decision by September 18. The role would start October 5.\n\nBest,\nTom Hale\nOffice hours Mon-Fri => by 09-18
Hi Maya,\nThank you for applying on September 2. Applications close September 15. After that, the hiring committee will review all files and you will hear from us within two weeks.\nRegards,\nHR => by 09-24
Dear Ms. Lindqvist,\n\nYour interview is confirmed for Monday, September 14 at 10:00 AM ET. Please bring a photo ID. We plan to make our decision the week of September 21.\n\nSincerely,\nPat => win 09-21 09-25
Maya - quick update. I promised you'd hear by yesterday. The VP has been traveling, so it's going to be Wednesday instead. Sorry! => win 09-16 09-16
Thanks for your note. We still have two candidates to see, the last one on September 17. We should be able to get back to everyone by the end of the following week. => by 09-25
Hi,\n\nNext steps:\n- Complete the assessment by September 14\n- Reference checks the week of September 21\n- Decision by September 30\n\nThanks,\nRo => by 09-30
Thank you for your interest in Corvane. Due to the high volume of applications we receive, we are unable to respond to each applicant personally. If your qualifications match our needs, we'll contact you. Please no phone calls. => wait nc
Hello Maya, the position has been put on hold until October. We will reach out when it reopens. => none
We're excited to move you forward! Please book a time on my calendar for next week. Let me know by Friday if none of the slots work. => none
Thank you for completing the case study. I'll share it with the team on Monday and be in touch by Wednesday with next steps. => by 09-16
Thanks again for today. I know you have another offer that expires on the 18th, so we'll get you an answer before then. => by 09-17
You asked about timing: the budget meeting is on September 22 and I can't say anything before that. Ping me the day after if you haven't heard. => contact 09-23 09-23
I am out of the office until September 21 with limited access to email. For urgent matters call Dana at extension 12. => none
Great to chat! We're interviewing through next Friday, and I'd expect that we make up our minds the Monday after that. => win 09-21 09-21
We have completed our review. Unfortunately, we will not be moving forward. We'll keep your resume on file until September 2027 and may contact you in the next 6 months. => none
We're delighted to offer you the position! Please sign by September 17. HR will call you Monday to go over benefits. => none
Hi Maya\n\nno news yet I'm afraid. the hiring mgr is back mon, will chase her then & let u know tues => win 09-15 09-15
On Mon, Sep 7, 2026 Maya wrote:\n> will you decide by September 9?\n\nWe will decide by September 16. => by 09-16
We will decide by September 16.\n\nOn Mon, Sep 7, 2026 at 9:00 AM Maya Lindqvist wrote:\n> I was told I'd hear by September 11. => by 09-16
> You will hear from us by Friday\n\nThanks, noted. => none
The hiring process usually takes four to six weeks from the application deadline of September 30, and we'll contact you with an update when we can. => win 10-28 11-11
I'd love to give you a firm date but can't. Sit tight and we'll reach out. => wait
We're close. Final approvals are expected by the 16th and I will call you that day or the next. => by 09-16
If we'd like to move ahead we'll be in touch within 10 business days. If you don't hear from us in that time, please assume we've gone in another direction. => by 09-24 sil
"""

# Thursday 14 May 2026, Britain.
GB = r"""
Dear Priya,\n\nThank you for attending the interview on Tuesday 12 May. We have one more candidate to see on Monday 18 May and will let you know the outcome by the end of that week.\n\nKind regards,\nSiobhan => by 05-22
Dear Applicant,\nThank you for your application for the post of Lab Technician. The closing date is 29 May 2026. Shortlisting will take place w/c 1 June and interviews will be held on 15 June. If you have not heard from us within 3 weeks of the closing date, please assume that your application has been unsuccessful. => by 06-19 sil
Hi Priya, sorry for the radio silence. Half the panel are on leave this week. We'll regroup on Tuesday and I'll give you a ring on Wednesday afternoon. => win 05-20 05-20
Hello Priya, the Head is away until 1 June. I expect we'll be able to give you an answer two days after she returns. => win 06-04 06-04
We had hoped to make a decision today but two panel members are ill. We now anticipate being able to tell you by Friday 22 May. => by 05-22
Please find attached the job description. The deadline for applications is noon on 29 May. Interviews are planned for week commencing 8 June. => none
Thanks for sending your references. HR will complete their checks in 5 to 10 working days, after which you'll receive a decision. => win 05-21 05-28
Just a note to say we're still deliberating. Please bear with us; we should be in a position to update you in the early part of next week. => win 05-18 05-19
The earliest we would be able to come back to you is 26 May, owing to the bank holiday. => open 05-26
We'll be making the appointment subject to board approval on 4 June. You should hear by the 8th. => by 06-08
I'm back in the office on Monday. Give me a call then and I'll fill you in. => contact 05-18 05-18 ph
We're a small team so please don't chase - you'll hear from one of us before the end of next week. => by 05-22 nc
The salary review is in July and holiday entitlement is 25 days. We would want you to start by 6 July at the latest. => none
Please can you let us know by Tuesday whether you'd like to accept. We will hold the offer open until 22 May. => none
As you know we hoped to get back to you this week. That has become next week, most likely Thursday. => win 05-21 05-21
Please confirm your slot by 10am tomorrow. The panel will make its decision on the day and you'll be told the outcome within 24 hours of your interview. => none
We'll notify everybody, successful or not, at the back end of next week. => win 05-21 05-22
The client has asked for a few more days to consider. I'll come back to you as soon as I hear, which should be by Tuesday. => by 05-19
A quick one: board papers go out on the 20th, the board sits on the 27th, and you'd hear the day after that. => win 05-28 05-28
"""

TABLES = [
    (US, "2026-09-10T16:40:00-04:00", "en-US"),
    (GB, "2026-05-14T08:20:00+01:00", "en-GB"),
]
