-- Somebody who wishes to come in: an account is opened only when the link that her mail received is used, so that nobody
-- opens one under another's address.
alter table identity_request add newcomer text;

create table identity_newcomer (
    network   text        not null references identity_network,
    hash      bytea       primary key check (length(hash) = 32),
    mail      text        not null check (mail = lower(mail) and mail !~ '[[:space:][:cntrl:]]' and length(mail) <= 254),
    name      text        not null check (name <> '' and name !~ '[[:cntrl:]]' and length(name) <= 120),
    return_to text        not null,
    created   timestamptz not null,
    expires   timestamptz not null,
    used      timestamptz
);
create index on identity_newcomer (network, mail) where used is null;
