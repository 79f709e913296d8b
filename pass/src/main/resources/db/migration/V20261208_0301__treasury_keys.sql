-- The number of a voucher and its code are each one of their own among all territories: the key needs no more, and a
-- shorter one is sooner read and written.
alter table treasury_end drop constraint treasury_end_pkey, add primary key (voucher);
alter table treasury_voucher drop constraint treasury_voucher_network_code_key, add unique (code);
