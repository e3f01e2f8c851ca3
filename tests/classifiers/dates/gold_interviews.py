"""Interview times with their hand-worked UTC instants. Written at the head of each table: when the mail was sent, and its locale.

One per line: text => start [to end], several separated by ";", or none. Days as MM-DD of 2026, hours in UTC.
"""

# Wednesday 3 June 2026, New York (UTC-4).
NEW_YORK = r"""
Your interview is confirmed for Tuesday, June 9 at 10:00 AM. => 06-09 14:00
Your interview is scheduled for June 9, 2026 at 10 a.m. ET. => 06-09 14:00
We have you down for 2pm on Thursday. => 06-04 18:00
Let's talk Friday at 11. => 06-05 15:00
Can you do Monday at 3:30 pm PT? => 06-08 22:30
Tuesday June 9, 1:00 - 2:00 PM Central => 06-09 18:00 to 06-09 19:00
Tuesday, June 9 from 9:30 to 11 am EDT => 06-09 13:30 to 06-09 15:00
Interview: 6/9 @ 4pm EST => 06-09 20:00
Call on June 10 at noon Mountain time => 06-10 18:00
The interview will be at 14:30 on 10 June. => 06-10 18:30
Date: June 11, 2026\nTime: 3:00 PM - 3:45 PM (Eastern)\nLocation: Zoom => 06-11 19:00 to 06-11 19:45
When: Thursday, June 11\nAt: 9 AM PDT => 06-11 16:00
We'd like to speak with you tomorrow at 4 for 30 minutes. => 06-04 20:00 to 06-04 20:30
Please join us next Wednesday at 1:15pm. The conversation should last about an hour. => 06-10 17:15 to 06-10 18:15
Your interview has been moved from Tuesday at 2pm to Thursday at 3pm. => 06-04 19:00
We need to reschedule: instead of Friday at 10am, could we do Monday at 11am? => 06-08 15:00
The Tuesday 2pm call is now Wednesday at 4pm. => 06-10 20:00
Please choose a slot:\n- Monday June 8 at 10am\n- Tuesday June 9 at 2pm\n- Wednesday June 10 at 4:30pm => 06-08 14:00; 06-09 18:00; 06-10 20:30
Are you free Thursday at 10am or 2pm? => 06-04 14:00; 06-04 18:00
Would Thursday at 10 or Friday at 3 work? => 06-04 14:00; 06-05 19:00
Your onsite runs 9am-1pm on June 12. => 06-12 13:00 to 06-12 17:00
Please arrive at 8:45 for your 9am interview on June 12. => 06-12 13:00
Please complete the form by 5pm on Friday. => none
Let us know by Thursday at noon. => none
We will be in touch next week. => none
We'd like to see you on Monday. => none
Thanks for speaking with us yesterday at 3pm. => none
Our office is open 9am to 5pm, Monday to Friday. => none
Interview at 15:00 UTC on June 15 => 06-15 15:00
Meet at 10am London time on June 15. => 06-15 09:00
Friday, June 12th at 8:00 a.m. Pacific / 11:00 a.m. Eastern => 06-12 15:00
June 15, 2026 10:30 AM (GMT-7) => 06-15 17:30
June 15, 10:30 (UTC+05:30) => 06-15 05:00
Interview on June 16 at 6pm IST => 06-16 12:30
Interview on Tuesday, 9th June, at quarter past two => 06-09 18:15
I'll ring at ten to four on Monday. => 06-08 19:50
Let's say noon tomorrow. => 06-04 16:00
Let's meet tomorrow morning at 9. => 06-04 13:00
2026-06-09T14:00 works for us. => 06-09 18:00
Tue 9 Jun, 2pm BST => 06-09 13:00
Monday at 2 o'clock => 06-08 18:00
See you Thursday, 6/11, 2-3pm. => 06-11 18:00 to 06-11 19:00
"""

# Thursday 22 October 2026, London (UTC+1 until the 25th).
LONDON = r"""
Your interview is on Wednesday 28 October at 2pm UK time. => 10-28 14:00
Interview: 28/10/2026 at 14:00 GMT => 10-28 14:00
Monday 2nd November, 9.30am (London) => 11-02 09:30
Friday 23 October 2026 at 11.00 => 10-23 10:00
Let's speak at half two on Friday. => 10-23 13:30
Friday at half past ten => 10-23 09:30
We can offer you 10.15am or 3.45pm on 23 October. => 10-23 09:15; 10-23 14:45
Interview 23 October 14h30 Paris time => 10-23 12:30
23 October at 1500 hrs => 10-23 14:00
Microsoft Teams call, 23 October, 16:00-16:45 CEST => 10-23 14:00 to 10-23 14:45
29 October, 10am ET => 10-29 14:00
3 November, 10am ET => 11-03 15:00
30 October at 9am Sydney time => 10-29 22:00
We can see you any time between 2pm and 4pm on 23 October. => 10-23 13:00 to 10-23 15:00
The panel interview will be at 1pm on Friday and will take 45 minutes. => 10-23 12:00 to 10-23 12:45
Could you come in at 3 on Friday? => 10-23 14:00
Your 30-minute call is on Friday at 3pm. => 10-23 14:00 to 10-23 14:30
Interview on Monday 26 October, 10am Dublin time => 10-26 10:00
"""
SENT = [(NEW_YORK, "2026-06-03T10:12:00-04:00", "en-US"), (LONDON, "2026-10-22T09:00:00+01:00", "en-GB")]
