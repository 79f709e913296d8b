-- Rules that people of the network put into force: by whose account, who decided, why. Without them, a version came
-- with the product.
alter table rules_protocol
    add by        uuid,
    add signed_by text not null default '' check (length(signed_by) <= 200),
    add reason    text not null default '' check (length(reason) <= 1000),
    add check ((by is null) = (signed_by = '') and (by is null) = (reason = ''));
