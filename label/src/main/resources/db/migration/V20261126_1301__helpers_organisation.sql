-- Where somebody helps, in her words, asked because peers come from other organisations; empty: she did not say.
alter table helpers_profile add column organisation text not null default '' check (length(organisation) <= 120);
