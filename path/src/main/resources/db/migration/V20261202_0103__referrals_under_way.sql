-- The desk shows those under way, the most pressing first: read in that order, without sorting a year of them.
create index on referrals_referral (network, escalated desc, urgent desc, moved, id)
    where state not in ('DRAFTED', 'HANDED_ON', 'WITHDRAWN', 'CLOSED');
