-- The beneficiary of a requested device: a person helped, or a helper in one of four roles.
alter table equipment_request add column beneficiary text not null default 'person'
    check (beneficiary in ('person', 'relative', 'volunteer', 'desk', 'mediator'));
