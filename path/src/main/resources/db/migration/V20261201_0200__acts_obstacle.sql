-- Why an act did not solve what it was for: from a closed list.
alter table acts_act add column obstacle text
    check (obstacle in ('site_down', 'site_hard', 'sign_in', 'identity', 'paper', 'language', 'gear', 'window', 'time',
                        'other'));
