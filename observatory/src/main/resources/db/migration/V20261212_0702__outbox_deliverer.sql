-- Which deliverer holds a hook. One whose time ran out, or whom the coordination stopped, no longer writes how far the
-- hook has read.
alter table outbox_hook add deliverer uuid;
