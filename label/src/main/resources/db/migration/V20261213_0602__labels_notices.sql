drop table labels_notice;
drop table interviews_reminder;
