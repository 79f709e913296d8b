-- Up to where the ends of vouchers are added up, for each network by itself. The former table goes, so that a process of
-- an older version adds up nothing twice.
create table treasury_folded (
    network text primary key references identity_network,
    upto    xid8 not null
);
insert into treasury_folded (network, upto)
    select distinct a.network, f.upto from treasury_account a cross join treasury_fold f;
drop table treasury_fold;
