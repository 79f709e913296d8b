-- The number of a voucher and its code are each one of their own among all territories. Compared first, they settle
-- where a row stands without the name of the territory, which is the same for all rows of an installation.
alter table treasury_end drop constraint treasury_end_pkey, add primary key (voucher, network);
alter table treasury_voucher drop constraint treasury_voucher_network_code_key, add unique (code, network);
