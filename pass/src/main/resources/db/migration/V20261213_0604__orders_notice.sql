drop table orders_notice;
