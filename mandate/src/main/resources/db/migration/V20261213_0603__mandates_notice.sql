drop table mandates_notice;
