-- Whether a session was opened by two factors: a passkey that the device verified, or a provider of that level.
alter table identity_session add column strong boolean not null default false;
