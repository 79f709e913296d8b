-- A key that leaked: what it signed since then is not believed, and what holds is signed again with another.
alter table badges_key add column distrusted_since timestamptz;
alter table badges_key add column distrusted_at timestamptz;
alter table badges_key add check ((distrusted_since is null) = (distrusted_at is null));
alter table badges_key add check (distrusted_at is null or retired is not null);

create or replace function badges_key_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE'
       and (new.network, new.n, new.public, new.created) = (old.network, old.n, old.public, old.created) then
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

alter table badges_step drop constraint badges_step_act_check;
alter table badges_step add constraint badges_step_act_check
    check (act in ('ISSUED', 'SUSPENDED', 'RESTORED', 'RENEWED', 'WITHDRAWN', 'RESIGNED', 'FORGOTTEN'));
