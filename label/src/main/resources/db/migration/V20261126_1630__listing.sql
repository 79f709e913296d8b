-- The public list of those who help: what each agreed to show, and when. Whether she is recognised is read elsewhere.

-- One row each time somebody agreed or took it back: the last one counts. `code` is the end of her public address: after
-- she took it back, another one, so that the old address leads nowhere for good.
create table listing_consent (
    network   text        not null references identity_network,
    n         bigint      not null generated always as identity,
    helper    uuid        not null,
    account   uuid        not null,
    at        timestamptz not null,
    shown     boolean     not null,
    code      text        not null default '' check (code = '' or code ~ '^[0-9a-hj-km-np-tv-z]{16}$'),
    naming    text        not null default 'NONE' check (naming in ('NONE', 'FIRST', 'FULL')),
    communes  text[]      not null default '{}' check (cardinality(communes) <= 10),
    places    uuid[]      not null default '{}' check (cardinality(places) <= 10),
    languages text[]      not null default '{}' check (cardinality(languages) <= 40),
    days      text[]      not null default '{}' check (cardinality(days) <= 7),
    reach     text        not null default 'NONE' check (reach in ('NONE', 'PLACE', 'OWN')),
    engines   boolean     not null default false,
    primary key (network, n),
    check (shown = (code <> '')),
    check (shown or (naming = 'NONE' and reach = 'NONE' and not engines and cardinality(communes) = 0
                     and cardinality(places) = 0 and cardinality(languages) = 0 and cardinality(days) = 0))
);
create index on listing_consent (network, helper, n desc);
create index on listing_consent (network, code) where code <> '';

create function listing_consent_is_history() returns trigger language plpgsql as $$
begin
    raise exception 'listing_consent is history: append a row instead';
end $$;
create trigger listing_consent_is_history before update or delete or truncate on listing_consent
    for each statement execute function listing_consent_is_history();

-- Her own number, apart from history: it is gone the moment that she no longer shows it.
create table listing_contact (
    network text not null references identity_network,
    helper  uuid not null,
    phone   text not null check (phone ~ '^[+]?[0-9]{4,15}$'),
    primary key (network, helper)
);
