-- When each job runs next, and which process runs it now: the table of db-scheduler under our name. It has no network,
-- for a process picks the jobs of all territories that it serves; the name of the job says whose it is.
create table jobs_task (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index on jobs_task (execution_time);
create index on jobs_task (last_heartbeat);

-- What failed and has not succeeded since: an item of a job, or the job itself (item '').
create table jobs_failure (
    -- '' is the whole installation
    network         text        not null,
    job             text        not null,
    item            text        not null,
    first_failed_at timestamptz not null,
    last_failed_at  timestamptz not null,
    tries           int         not null check (tries > 0),
    -- none: put aside until somebody asks for it again
    next_try_at     timestamptz,
    error           text        not null,
    primary key (network, job, item)
);
