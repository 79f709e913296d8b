-- A trip to a provider and the challenge of a passkey wait in the session of the browser that began them, as Spring
-- Security keeps them.
drop table openid_attempt;
drop table openid_session;
drop table passkeys_challenge;

-- What a key is verified by is now the whole attestation of its making, which the keys of before do not have: there is
-- no release, they are made again.
delete from passkeys_key;
