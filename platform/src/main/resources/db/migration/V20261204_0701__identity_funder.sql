-- A funder has an account that reads the use of her money, within what she is lent.
alter table identity_account drop constraint identity_account_role_check;
alter table identity_account add constraint identity_account_role_check
    check (role in ('COORDINATOR', 'HELPER', 'FUNDER'));
alter table identity_grant drop constraint identity_grant_kind_check;
alter table identity_grant add constraint identity_grant_kind_check
    check (kind in ('COORDINATION', 'STRUCTURE', 'PLACE', 'FUNDER'));
