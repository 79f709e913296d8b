-- When a person last typed her secret, where that is another moment than the opening of her session: a provider may let
-- her in without asking her anything. A confirmation asks it to ask her, and reads when it did.
alter table identity_session add column proved timestamptz;
alter table openid_attempt add column again boolean not null default false;
