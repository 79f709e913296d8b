-- Consent proved by FranceConnect, for a structure, renewed; and who was told that its end comes near.
alter table mandates_mandate drop constraint mandates_mandate_consent_check;
alter table mandates_mandate add constraint mandates_mandate_consent_check
    check (consent in ('PHONE', 'PAPER', 'FRANCECONNECT'));
alter table mandates_mandate add column structure text not null default ''
    check (length(structure) <= 120 and structure !~ '[[:cntrl:]]');
alter table mandates_mandate add column renews uuid;
create index mandates_mandate_structure on mandates_mandate (network, lower(structure)) where structure <> '';

create table mandates_notice (
    network text        not null,
    mandate uuid        not null,
    at      timestamptz not null,
    primary key (network, mandate),
    foreign key (network, mandate) references mandates_mandate on delete cascade
);
