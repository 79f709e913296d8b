-- Two decisions about one label are appealed side by side: what is open once is an act, or the appeal against one
-- decision.
drop index labels_proposal_one;
create unique index labels_proposal_one on labels_proposal (network, life, act)
    where closed_at is null and act <> 'APPEAL';
