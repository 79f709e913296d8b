-- Why a run or a record was refused is kept as the key of a sentence (in `reason`) and what fills its blanks, so that
-- each reader reads her own language. Rows without details are older: their reason is the sentence itself, in French.
alter table harvest_run add column details jsonb;
alter table harvest_reject add column details jsonb;
