-- The log of acts and the page of a procedure speak of what stopped people with the same words.
alter table procedures_obstacle drop constraint procedures_obstacle_why_check;
update procedures_obstacle set why = case why
    when 'ACCOUNT' then 'sign_in' when 'PASSWORD' then 'sign_in' when 'IDENTITY' then 'identity'
    when 'DOCUMENT' then 'paper' when 'LANGUAGE' then 'language' when 'LETTER' then 'language'
    when 'DEVICE' then 'gear' when 'NETWORK' then 'gear' when 'COUNTER' then 'window' else 'other' end;
alter table procedures_obstacle add check (why in
    ('site_down', 'site_hard', 'sign_in', 'identity', 'paper', 'language', 'gear', 'window', 'time', 'other'));
