-- The secret of the installation is replaced: the same private half is sealed under another one, and nothing else changes.
create or replace function badges_key_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE'
       and (new.network, new.n, new.public, new.created) = (old.network, old.n, old.public, old.created) then
        if old.retired is null and new.retired is null and new.distrusted_at is null and new.sealed is not null then
            return new;
        end if;
        if old.retired is null and new.retired is not null and new.distrusted_at is null then
            return new;
        end if;
        -- Once, or since an earlier moment than was believed.
        if new.retired = old.retired and new.distrusted_at is not null
           and (old.distrusted_at is null or new.distrusted_since < old.distrusted_since) then
            return new;
        end if;
    end if;
    raise exception 'badges_key: a key is retired once, distrusted once, and never forgotten';
end $$;
