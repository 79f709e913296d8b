-- The helpers who asked for the monthly letter.
create table monthlyletter_subscriber (
    network       text        not null references identity_network,
    account       uuid        not null,
    subscribed_at timestamptz not null,
    primary key (network, account)
);

-- One letter for each month. `left_out` are the ids that the coordination removed; `content` is what was sent, kept as it
-- was. Nobody counts who reads it.
create table monthlyletter_issue (
    network  text        not null references identity_network,
    month    date        not null check (extract(day from month) = 1),
    opening  text        not null default '' check (length(opening) <= 1500),
    left_out uuid[]      not null default '{}',
    content  jsonb,
    sent_at  timestamptz,
    sent_to  int,
    primary key (network, month),
    check ((sent_at is null) = (content is null))
);
