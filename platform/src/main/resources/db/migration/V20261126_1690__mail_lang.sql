-- In which a letter is written: a page that shows it, and the program of who gets it, read it in that language.
alter table mail_letter add column lang text not null default 'fr' check (lang ~ '^[a-z]{2}$');
alter table mail_letter alter column lang drop default;
