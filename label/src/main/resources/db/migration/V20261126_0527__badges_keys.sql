-- Proof: the keys that sign the badges of a network.

create table badges_key (
    network text        not null,
    n       bigint      not null generated always as identity,
    -- the public half, z6Mk…
    public  text        not null check (public ~ '^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$'),
    -- the private half under the secret of the installation; nothing once retired, so that it never signs again
    sealed  bytea,
    created timestamptz not null,
    retired timestamptz,
    primary key (network, n),
    unique (network, public),
    check ((sealed is null) = (retired is not null))
);
-- However many processes begin together, a network signs with one key.
create unique index badges_key_active on badges_key (network) where retired is null;

-- What a key has signed is checked for ever with it.
create function badges_key_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if new.public = old.public and new.network = old.network and old.retired is null and new.retired is not null then
            return new;
        end if;
    end if;
    raise exception 'badges_key: a key is retired once, and never forgotten';
end $$;
create trigger badges_key_is_kept before update or delete on badges_key
    for each row execute function badges_key_is_kept();
