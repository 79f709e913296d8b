-- Tables of history, letters and counts have no foreign key to an account, a place or a tenant: their rows stay when the
-- row that they name is merged, forgotten or deleted. Row-level security keeps each row in its tenant.

-- The rules ever in force, a file for each, and their history, which nobody rewrites. Every version of the protocol
-- of this network, whole: the text behind a signature or a decision can be read again.
create table versions_protocol (
    network      text        not null references identity_network,
    hash         text        not null check (hash ~ '^[0-9a-f]{64}$'),
    id           text        not null,
    version      text        not null check (version ~ '^[0-9]+[.][0-9]+[.][0-9]+$'),
    adopted      boolean     not null,
    in_force     date        not null,
    -- name of the file → its text
    own          jsonb       not null,
    base         jsonb,
    published_at timestamptz not null,
    -- Rules that people of the network put into force: the account, the body that decided, the reason. Null: the
    -- version came with the product.
    actor        uuid,
    signed_by    text        not null default '' check (length(signed_by) <= 200),
    reason       text        not null default '' check (length(reason) <= 1000),
    primary key (network, hash),
    check ((actor is null) = (signed_by = '') and (actor is null) = (reason = ''))
);
create trigger keep_history before update or delete or truncate on versions_protocol
    for each statement execute function keep_history();
